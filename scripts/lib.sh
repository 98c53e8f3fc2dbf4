# Sourced by the other scripts: where things are, how to say things, how prerequisites get here.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts
cd "$root"

# dotnet and NuGet need a home, which a bare CI shell may lack.
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Nothing here needs ICU, and a minimal machine has none.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# No build server may outlive a script: it would keep a CI machine, or a pipe reader, waiting.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

say() { printf '%s\n' "$*"; }
die() { printf 'actors: fatal: %s\n' "$*" >&2; exit 1; }

# present NAME: whether the prerequisite is there. A name is a command, a file (/...), or one of the special cases.
present() {
    case $1 in
        /*) [ -e "$1" ] ;;
        # Only a static busybox runs in a root that holds nothing else.
        busybox-static) [ -x /bin/busybox ] && ! LC_ALL=C ldd /bin/busybox 2>/dev/null | grep -q '=>' ;;
        *) command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || [ -x "/sbin/$1" ] ;;
    esac
}

# need NAME=PACKAGE...: installs the packages of what is missing (as root, on Debian or Ubuntu), or says how to.
need() {
    local pair packages=()
    for pair; do
        present "${pair%%=*}" || packages+=("${pair#*=}")
    done
    [ ${#packages[@]} -gt 0 ] || return 0
    local install="apt-get install -y --no-install-recommends ${packages[*]}"
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        die "missing prerequisites; install them with: sudo $install"
    fi
    say "installing ${packages[*]}"
    apt_get_once "${packages[@]}"
    for pair; do
        present "${pair%%=*}" || die "${pair%%=*} is still missing after: $install"
    done
}

# The package lists may be absent (container images drop them) or stale, so a failure is retried after an update.
apt_get_once() {
    local log=$artifacts/apt.log
    mkdir -p "$artifacts"
    install_packages "$@" >"$log" 2>&1 && return
    apt-get -qq update >>"$log" 2>&1 && install_packages "$@" >>"$log" 2>&1 && return
    tail -n 5 "$log" >&2
    die "unable to install $*: see $log"
}

install_packages() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

need_dotnet() {
    command -v dotnet >/dev/null || die "missing the .NET SDK that global.json names: see https://dot.net/download"
    need /etc/ssl/certs/ca-certificates.crt=ca-certificates # for the package registry
}

# What compiles and links the native binary.
need_native() {
    need_dotnet
    need clang=clang ld.lld=lld /usr/include/zlib.h=zlib1g-dev
}

# need_cross MACHINE: the C library of another machine than this.
need_cross() {
    case $1 in
        x64) need /usr/x86_64-linux-gnu/lib/libc.a=libc6-dev-amd64-cross x86_64-linux-gnu-gcc=gcc-x86-64-linux-gnu ;;
        arm64) need /usr/aarch64-linux-gnu/lib/libc.a=libc6-dev-arm64-cross aarch64-linux-gnu-gcc=gcc-aarch64-linux-gnu ;;
    esac
}

# property PROJECT NAME OPTION...: an MSBuild property.
property() { dotnet msbuild "$1" -nologo "-getProperty:$2" "${@:3}"; }

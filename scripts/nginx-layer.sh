#!/bin/bash
# nginx-layer.sh DIR: nginx and the libraries that it needs, laid out in DIR as Debian does: this machine's own, or
# taken from the packages without installing them (installing would start a web server).
source "$(dirname "$0")/lib.sh"

target=$1
staging=$artifacts/demo/packages
nginx=/usr/sbin/nginx

unpack_packages() {
    local names
    command -v apt-get >/dev/null || die "missing nginx: install it with your package manager"
    # What nginx's binary links to is among its direct dependencies.
    depends() { apt-cache depends --no-recommends --no-suggests nginx 2>/dev/null | sed -n 's/^  Depends: \(lib.*\|zlib.*\)/\1/p'; }
    names=$(depends)
    if [ -z "$names" ]; then
        [ "$(id -u)" = 0 ] || die "missing nginx; install it with: sudo apt-get update && sudo apt-get install -y nginx-light"
        apt-get -qq update >/dev/null
        names=$(depends)
    fi
    rm -rf "$staging"
    mkdir -p "$staging"
    # apt's own unprivileged user may not enter this folder; that is what the option is for.
    # shellcheck disable=SC2086
    (cd "$staging" && apt-get -qq download -o APT::Sandbox::User=root nginx $names >download.log 2>&1) ||
        die "unable to download nginx: $(tail -n 1 "$staging/download.log")"
    for package in "$staging"/*.deb; do dpkg-deb -x "$package" "$staging"; done
}

if [ ! -x $nginx ]; then
    [ -x "$staging$nginx" ] || unpack_packages
    nginx=$staging$nginx
fi
libraries=$(LD_LIBRARY_PATH=$(echo "$staging"/{usr/,}lib/*-linux-gnu | tr ' ' ':') ldd "$nginx" | grep -o '/[^ ]*') ||
    die "unable to find what nginx links to"
install -D -m 755 "$nginx" "$target/usr/sbin/nginx"
for library in $libraries; do
    install -D -m 755 "$library" "$target${library#"$staging"}"
done

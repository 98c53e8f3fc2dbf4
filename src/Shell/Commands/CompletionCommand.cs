using System.CommandLine;

namespace Actors.Shell.Commands;

/// <summary><c>actors completion SHELL</c>: the script that makes a shell complete the words of <c>actors</c>.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # bash completion of actors: eval "$(actors completion bash)"
        _actors() {
            local IFS=$'\n' line form=%q word=${COMP_WORDS[COMP_CWORD]}
            # Within quotes readline wants the words as they are.
            case $word in [\'\"]*) form=%s word=${word:1} ;; esac
            COMPREPLY=()
            while IFS= read -r line; do
                COMPREPLY+=("$(printf "$form" "${line%%$'\t'*}")")
            done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$word" 2>/dev/null)
            if [ ${#COMPREPLY[@]} -eq 0 ]; then compopt -o default 2>/dev/null; fi
        }
        complete -F _actors actors

        """;

    private const string Zsh = """
        #compdef actors
        # zsh completion of actors: eval "$(actors completion zsh)", or as a file _actors in $fpath
        _actors() {
            local -a candidates
            local line
            while IFS= read -r line; do
                if [[ "$line" == *$'\t'* ]]; then
                    candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
                else
                    candidates+=("${line//:/\\:}")
                fi
            done < <("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
            if (( ${#candidates} )); then
                _describe actors candidates
            else
                _files
            fi
        }
        if [[ "$funcstack[1]" == _actors ]]; then _actors "$@"; else compdef _actors actors; fi

        """;

    private const string Fish = """
        # fish completion of actors: actors completion fish | source
        function __actors_complete
            set -l words (commandline -opc)
            $words[1] complete -- $words[2..-1] (commandline -ct) 2>/dev/null
        end
        complete -c actors -f -a '(__actors_complete)'
        complete -c actors -n 'test (count (__actors_complete)) -eq 0' -F

        """;

    internal static Command Create(Session session)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        _ = shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "The script that makes a shell complete commands, options and services") { shell };
        command.SetAction(result =>
        {
            session.Output.Write(result.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
            return ExitCode.Success;
        });
        return command;
    }
}

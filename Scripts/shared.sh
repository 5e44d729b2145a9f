#!/bin/bash
# What the scripts share that build the server and try it out. They source it in the repository's folder; by itself it does nothing.
# shellcheck disable=SC2034  # What it sets is theirs.

# Ends the script, and says why.
fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# A folder of the script's own, the server that runs, and whatever else it started: all are gone when the script ends, however it ends.
work=$(mktemp -d)
server='' started=()
end_all() {
    local process
    for process in $server "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    rm -rf "$work"
}
trap end_all EXIT

# build_server [FLAG...]: builds it, with these flags of `swift build`. Sets executable.
build_server() {
    swift build "$@" --product recovery-server >/dev/null
    executable=$(swift build "$@" --show-bin-path)/recovery-server
}

# start_server FLAG...: sets server, its port and address when it listens, and began, the nanosecond before. Its log goes to $work/log; what it says behind its
# first line is to be read from descriptor 3.
start_server() {
    local line
    rm -f "$work/said"
    mkfifo "$work/said"
    began=$(date +%s%N)
    "$executable" serve "$@" >"$work/said" 2>>"$work/log" 3<&- &
    server=$!
    exec 3<"$work/said"
    read -r -t 60 line <&3 || fail "the server does not start: $(tail -n 5 "$work/log")"
    port=${line##*:}
    address=http://127.0.0.1:$port
}

# Asks the server to stop, and waits until it has.
stop_server() {
    kill -TERM "$server"
    wait "$server" || fail "the server does not stop well"
    server=
}

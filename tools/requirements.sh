# Sourced by the scripts at the root: what they need of the machine, and the build they share.

oldest_node=20.19.0

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

need_sdk() {
  command -v dotnet >/dev/null 2>&1 ||
    fail "LearnSafe needs the .NET 10 SDK, and there is no dotnet on the PATH. Install it from https://dotnet.microsoft.com/download."
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    fail "LearnSafe needs the .NET 10 SDK, and dotnet has only: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -). Install it from https://dotnet.microsoft.com/download."
}

need_node() {
  command -v node >/dev/null 2>&1 ||
    fail "LearnSafe's pages are built with Node $oldest_node or later, and there is no node on the PATH. Install it from https://nodejs.org."
  local found
  found=$(node --version 2>/dev/null)
  [ "$(printf '%s\n%s\n' "$oldest_node" "${found#v}" | sort -V | head -n 1)" = "$oldest_node" ] ||
    fail "LearnSafe's pages are built with Node $oldest_node or later, and this is ${found:-broken}. Install it from https://nodejs.org."
  command -v npm >/dev/null 2>&1 || fail "LearnSafe's pages are built with npm, which comes with Node and is not on the PATH."
}

# build WHAT: restores and builds quietly; says what went wrong only when something did.
# No build server is left behind: it would hold a caller's pipe open.
build() {
  local log
  log=$(mktemp)
  if ! MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 \
    dotnet build "$1" --configuration Release --verbosity quiet -p:UseSharedCompilation=false >"$log" 2>&1 </dev/null; then
    { grep -E 'error|warning' "$log" || cat "$log"; } | sort -u | head -n 40 >&2
    rm -f "$log"
    fail "LearnSafe could not be built; the reasons stand above."
  fi
  rm -f "$log"
}

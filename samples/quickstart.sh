#!/usr/bin/env bash
# The whole line in one go: two applications under the agent for a minute, then ledgers, budgets and reports.
#   samples/quickstart.sh [OUT]      OUT defaults to quickstart-out/; a second run adds to its ledger
# Exit code: the budgets' verdict (0 within budget, 2 breach, 3 data gap), or 1 if something failed.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
out=${1:-quickstart-out}
mkdir -p "$out/logs"
out=$(cd "$out" && pwd -P)
cd "$home"

agent=agent/target/greenai.jar
onnx=samples/onnx-serving/target/onnx-serving.jar
djl=samples/djl-training/target/djl-training.jar
stamp=samples/target/quickstart.built
service_of=()
pids=()
export ORT_DISABLE_TELEMETRY=1

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
fail() { say "failed: $*" >&2; exit 1; }
stop() { ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true; }
trap stop EXIT

up_to_date() {
  local jar
  for jar in "$agent" reporter/target/greenai-reporter.jar "$onnx" "$djl"; do
    [[ -f $jar ]] || return 1
  done
  [[ -f $stamp ]] || return 1
  [[ -z $(find pom.xml {ledger,agent,reporter,samples}/pom.xml samples/*/pom.xml \
    {ledger,agent,reporter}/src samples/*/src templates -newer "$stamp" -print -quit) ]]
}

build() {
  say "building (a first build downloads its libraries, among them 110 MB of PyTorch) ..."
  mvn -B -q -ntp -DskipTests package
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp"
}

# start SERVICE JAVA-ARGUMENT...: under the agent, in the background, output to a log
start() {
  local service=$1
  shift
  say "starting $service"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    "-javaagent:$agent=ledger.dir=$out/ledger,service=$service,environment=demo" "$@" \
    >"$out/logs/$service.log" 2>&1 &
  pids+=($!)
  service_of+=("$service")
}

show_progress() {
  local second=0
  while kill -0 "${pids[@]}" 2>/dev/null; do
    say "running, $second s ..."
    sleep 5
    second=$((second + 5))
  done
}

finish() {
  local index
  for index in "${!pids[@]}"; do
    wait "${pids[$index]}" || fail "${service_of[$index]} ended with $?: see $out/logs/${service_of[$index]}.log"
    sed "s/^/          ${service_of[$index]}: /" "$out/logs/${service_of[$index]}.log"
  done
  pids=()
}

up_to_date || build

start onnx-serving -jar "$onnx" --self-load --seconds 55
start djl-training -Dai.djl.offline=true -jar "$djl" --seconds 20 --serve-seconds 20 --out "$out/model"
show_progress
finish

month=$(TZ=Europe/Berlin date +%m)
period=$(TZ=Europe/Berlin date +%Y)-Q$(((10#$month + 2) / 3))
org=samples/org.yaml

say "verifying the ledger"
./greenai verify "$out/ledger"
say "writing the reports of $period"
verdict=0
./greenai report --period "$period" --ledger "$out/ledger" --budgets budgets --org "$org" --journal "$out/journal" --out "$out" || verdict=$?
((verdict == 0 || verdict == 3)) || fail "the report ended with $verdict"
say "checking the budgets"
verdict=0
./greenai check --period "$period" --ledger "$out/ledger" --budgets budgets --org "$org" --journal "$out/journal" || verdict=$?

say "ledger   $out/ledger"
for report in esg lca; do
  for format in html pdf; do
    [[ -s $out/$report-$period.$format ]] || fail "$out/$report-$period.$format was not written"
    say "report   $out/$report-$period.$format"
  done
done
case $verdict in
  0) say "verdict: within budget" ;;
  2) say "verdict: over budget" ;;
  3) say "verdict: data gap" ;;
  *) say "verdict: none, the check failed with $verdict" ;;
esac
exit "$verdict"

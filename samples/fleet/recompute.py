#!/usr/bin/env python3
"""Recomputes a fleet's quarter from raw ledger lines and factor tables, without the reporter.

    recompute.py LEDGER FACTORS PERIOD ZONE

LEDGER is a ledger directory, FACTORS the folder of factor tables, PERIOD a calendar quarter such as
2026-Q2 in the IANA zone ZONE. Sites are those of the fleet's org.yaml; idle energy and the JVM's own
stay where they are booked (policy "none"). Prints CSV: model,kWh,facilityKWh,locationG,marketG,cloudG,lifecycleG.

Checks the hash chain by itself; lines that do not hold are left out and told on stderr. Exact: integers and
fractions, rounded at the very end.
"""
import csv
import datetime
import gzip
import hashlib
import json
import pathlib
import sys
import zoneinfo
from collections import defaultdict
from fractions import Fraction

UJ_PER_KWH = Fraction(3_600_000_000_000)

# What org.yaml says: country, PUE, unmetered rest (central), whether the organisation buys the electricity,
# share of the site's consumption that instruments cover (1752 of 4380 MWh in 2026), their rate.
SITES = {
    "DE": dict(country="DE", pue=Fraction("1.38"), rest=Fraction("0.18"), own=True, coverage={2026: Fraction(1752, 4380)}),
    "IN": dict(country="IN", pue=None, rest=None, own=True, coverage={}),
    "aws:us-east-1": dict(country="US", pue="aws:us-east-1", rest=None, own=False, coverage={}),
}


def table(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return {row["key"]: Fraction(row["value"]) for row in csv.DictReader(file) if row["value"]}


def lines(file):
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rb") as stream:
        for raw in stream:
            yield raw


def windows(run_files):
    """The windows of a run that hold, each with the run's header."""
    head = bytes(32)
    for file in sorted(run_files, key=lambda f: int(f.name.split(".")[0].rsplit("-", 1)[1])):
        header = None
        for number, raw in enumerate(lines(file), 1):
            if not raw.endswith(b"\n"):
                print(f"{file}:{number}: torn", file=sys.stderr)
                continue
            body, _, tail = raw.rpartition(b',"hash":"')
            stated = tail[:64].decode()
            holds = hashlib.sha256(head + body).hexdigest() == stated
            head = bytes.fromhex(stated)
            if not holds:
                print(f"{file}:{number}: the hash does not follow", file=sys.stderr)
                continue
            record = json.loads(raw)
            if record["type"] == "header":
                header = record
            elif record["type"] == "window":
                yield header, record


def main(ledger, factors, period, zone):
    ledger, factors = pathlib.Path(ledger), pathlib.Path(factors)
    year, quarter = int(period[:4]), int(period[-1])
    tz = zoneinfo.ZoneInfo(zone)
    start = datetime.datetime(year, 3 * quarter - 2, 1, tzinfo=tz)
    end = datetime.datetime(year + quarter // 4, (3 * quarter) % 12 + 1, 1, tzinfo=tz)
    direct = {**table(factors, "grid-direct-desnz"), **table(factors, "grid-direct-epa"), **table(factors, "grid-direct-uba")}
    lifecycle = table(factors, "grid-lifecycle-owid")
    pue_default, pue_provider = table(factors, "pue-default"), table(factors, "pue-provider")

    runs = defaultdict(list)
    for file in ledger.rglob("*.jsonl*"):
        if not file.name.endswith(".tmp"):
            runs[file.name.split(".")[0].rsplit("-", 1)[0]].append(file)
    energy = defaultdict(int)
    for files in runs.values():
        for header, window in windows(files):
            at = datetime.datetime.fromisoformat(window["start"].replace("Z", "+00:00"))
            if start <= at < end:
                for posting in window["postings"]:
                    if posting["account"] == "model":
                        energy[posting["model"], header["region"]] += sum(posting["energyMicrojoules"].values())

    out = csv.writer(sys.stdout)
    out.writerow(["model", "kWh", "facilityKWh", "locationG", "marketG", "cloudG", "lifecycleG"])
    sums = defaultdict(lambda: [Fraction(0)] * 6)
    unknown = defaultdict(set)
    for (model, region), microjoules in energy.items():
        site = SITES[region]
        country = site["country"]
        metered = microjoules / UJ_PER_KWH
        pue = site["pue"] if isinstance(site["pue"], Fraction) else pue_provider.get(site["pue"], pue_default["own"])
        facility = metered * (1 + (site["rest"] or 0)) * pue
        row = [metered, facility, Fraction(0), Fraction(0), Fraction(0), Fraction(0)]
        if site["own"]:
            if country in direct:
                covered = site["coverage"].get(year, Fraction(0))
                row[2] = facility * direct[country]
                row[3] = facility * (1 - covered) * direct[country]
            else:
                unknown[model].update((2, 3))
        else:
            row[4] = facility * lifecycle[country]
        row[5] = facility * lifecycle[country]
        sums[model] = [a + b for a, b in zip(sums[model], row)]
    for model, row in sorted(sums.items()):
        cells = ["" if i in unknown[model] else f"{float(value):.6f}" for i, value in enumerate(row)]
        out.writerow([model, *cells])


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

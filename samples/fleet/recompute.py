#!/usr/bin/env python3
"""Recomputes a fleet's quarter from raw ledger lines and factor tables, without the reporter.

    recompute.py LEDGER FACTORS PERIOD ZONE

LEDGER is a ledger directory, FACTORS the folder of factor tables, PERIOD a calendar quarter such as 2026-Q2 in
the IANA zone ZONE. Sites are those of the fleet's org.yaml; idle energy and the JVM's own stay where they are
booked (policy "none"). Prints CSV: model,kWh,facilityKWh,locationG,marketG,cloudG,lifecycleG,embodiedG; a blank is
what no factor tells.

Scope 2 by the GHG Protocol Scope 2 Guidance, embodied emissions by ISO/IEC 21031, direct factors that nobody
publishes by IPCC 2006 combustion factors; certificates at the rate of the site and by what is signed off for AI load;
embodied emissions by what is reserved. Written from docs/methodology.md. Checks the hash chain by itself;
lines that do not hold are left out and told on stderr. Exact: integers and fractions, rounded at the very end.
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
NS_PER_YEAR = 8760 * 3_600_000_000_000
NS_PER_SLOT = 900 * 1_000_000_000

DAY = datetime.date.fromisoformat

# What org.yaml says: country, PUE, unmetered rest (central), whether the organisation buys the electricity, kWh of the
# whole site, of certificates for 0 g/kWh and of them signed off for AI load, each with first and last day, gCO2e of
# making one host and years that it runs.
SITES = {
    "DE": dict(country="DE", pue=Fraction("1.38"), rest=Fraction("0.18"), own=True,
               consumption=[(3_900_000, DAY("2025-01-01"), DAY("2025-12-31")),
                            (4_380_000, DAY("2026-01-01"), DAY("2026-12-31"))],
               certificates=[(1_752_000, DAY("2026-01-01"), DAY("2026-12-31"))],
               allocated=[(6, DAY("2026-04-01"), DAY("2026-06-30"))],
               host=(1_850_000, 5)),
    "IN": dict(country="IN", pue="own", rest=0, own=True, certificates=[], host=None),
    "aws:us-east-1": dict(country="US", pue="aws:us-east-1", rest=0, own=False, host=None),
}


class Factors:
    """Tables of a folder: of several years of a key the newest that is not after the one asked for."""

    def __init__(self, folder, year):
        self.folder, self.year, self.tables = folder, year, {}

    def get(self, table, key):
        if table not in self.tables:
            rows = {}
            with open(self.folder / f"{table}.csv", encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    year = int(row["year"])
                    if row["value"] and year <= self.year and year >= rows.get(row["key"], (0,))[0]:
                        rows[row["key"]] = (year, Fraction(row["value"]))
            self.tables[table] = rows
        found = self.tables[table].get(key)
        return found and found[1]

    def direct(self, country):
        """A nation's publication, else its mix of fuels, burnt: share x gCO2/MJ x 3.6 MJ/kWh / efficiency."""
        for table in ("grid-direct-desnz", "grid-direct-epa", "grid-direct-uba", "grid-direct-cea", "grid-direct-mee"):
            if (published := self.get(table, country)) is not None:
                return published
        shares = {fuel: self.get("mix-owid", f"{country}:{fuel}") for fuel in ("coal", "gas", "oil")}
        if None in shares.values():
            return None
        benchmark = self.get("efficiency-benchmark-graus", country) or 1
        return sum(share * self.get("combustion-ipcc", fuel) * Fraction("3.6")
                   / (self.get("efficiency-graus", fuel) * benchmark) for fuel, share in shares.items())

    def lifecycle(self, country):
        """At the consumer: as generated, over what the grid delivers of it where that is known."""
        return self.get("grid-lifecycle-owid", country) / (1 - (self.get("grid-loss-eia", country) or 0))

    def pue(self, pue):
        return pue if isinstance(pue, Fraction) else self.get("pue-provider", pue) or self.get("pue-default", pue)


def lines(file):
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rb") as stream:
        yield from stream


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


class Host:
    """What is reserved of a host's CPUs (methodology, section 5, LCA view)."""

    def __init__(self):
        self.covered = []
        self.cpus = 0
        self.reserved = defaultdict(Fraction)
        self.slots = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, run, header, start, window):
        """A process reserves its limit, or all CPUs, window by window; models share that by loaded time."""
        length = window["durationNanos"]
        cpus = header["hardware"]["logicalCpus"]
        self.covered.append((start, start + length))
        self.cpus = max(self.cpus, cpus)
        limit = Fraction(header["cpuQuotaMillis"], 1000) if "cpuQuotaMillis" in header else cpus
        loaded = defaultdict(int)
        told = self.slots[start // NS_PER_SLOT][run]
        told[0] += length
        for posting in window["postings"]:
            if posting["account"] == "model":
                loaded[posting["model"]] += posting["loadedNanos"]
            if posting["account"] == "host.other":
                told[1] += posting.get("cpuNanos", 0)
            elif posting["account"] != "host.idle":
                told[2] += posting.get("cpuNanos", 0)
        if not sum(loaded.values()):
            loaded = {"": 1}
        for model, nanos in loaded.items():
            self.reserved[model] += limit * length * Fraction(nanos, sum(loaded.values()))

    def used_by_others(self):
        """By the run that covers a quarter hour longest, less what other runs' processes used."""
        used = 0
        for runs in self.slots.values():
            best = min(runs, key=lambda run: (-runs[run][0], run))
            elsewhere = sum(told[2] for run, told in runs.items() if run != best)
            used += max(0, runs[best][1] - elsewhere)
        return used

    def totals(self):
        """Nanoseconds that windows cover, and each model's part of all that is reserved."""
        time = union(self.covered)
        ours = sum(self.reserved.values())
        everything = ours + max(self.cpus * time - ours, self.used_by_others())
        return time, {model: nanos / everything for model, nanos in self.reserved.items()}


def union(intervals):
    length, last = 0, 0
    for start, end in sorted(intervals):
        length += max(0, end - max(start, last))
        last = max(last, end)
    return length


def nanos(instant):
    at = datetime.datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return (int(at.timestamp()) * 1_000_000 + at.microsecond) * 1000


def inside(amounts, first, last):
    """The part of amounts, each spread evenly over its days, that is for the days from first to last."""
    total = Fraction(0)
    for amount, begins, ends in amounts:
        days = (min(ends, last) - max(begins, first)).days + 1
        total += amount * Fraction(max(days, 0), (ends - begins).days + 1)
    return total


def uncovered(site, load, first, last, booked):
    """Share of the AI load, in kWh, that no certificate covers; booked is the last day with books."""
    available = inside(site["certificates"], first, last)
    if not available:
        return 1
    consumed = inside(site["consumption"], first, last)
    taken = min(inside(site["allocated"], first, min(last, booked)), available, load)
    rate = min(1, (available - taken) / (consumed - taken))
    return (1 - taken / load) * (1 - rate)


def read(ledger, start, end):
    """Energy of models by model, region and host, the hosts, and the end of the last window."""
    runs = defaultdict(list)
    for file in ledger.rglob("*.jsonl*"):
        if not file.name.endswith(".tmp"):
            runs[file.name.split(".")[0].rsplit("-", 1)[0]].append(file)
    energy, hosts, booked = defaultdict(int), defaultdict(Host), start
    for run, files in runs.items():
        for header, window in windows(files):
            at = nanos(window["start"])
            if not start <= at < end:
                continue
            hosts[header["hostKey"]].add(run, header, at, window)
            booked = max(booked, at + window["durationNanos"])
            for posting in window["postings"]:
                if posting["account"] == "model":
                    key = posting["model"], header["region"], header["hostKey"]
                    energy[key] += sum(posting["energyMicrojoules"].values())
    return energy, {key: host.totals() for key, host in hosts.items()}, booked


def main(ledger, factors, period, zone):
    year, quarter = int(period[:4]), int(period[-1])
    tz = zoneinfo.ZoneInfo(zone)
    start = datetime.datetime(year, 3 * quarter - 2, 1, tzinfo=tz)
    end = datetime.datetime(year + quarter // 4, (3 * quarter) % 12 + 1, 1, tzinfo=tz)
    factors = Factors(pathlib.Path(factors), year)
    energy, hosts, booked = read(pathlib.Path(ledger), *(int(t.timestamp()) * 1_000_000_000 for t in (start, end)))
    days = (start.date(), end.date() - datetime.timedelta(days=1),
            datetime.datetime.fromtimestamp((booked - 1) // 1_000_000_000, tz).date())

    def facility(region, microjoules):
        site = SITES[region]
        return microjoules / UJ_PER_KWH * (1 + site["rest"]) * factors.pue(site["pue"])

    load = defaultdict(Fraction)
    for (model, region, host), microjoules in energy.items():
        load[region] += facility(region, microjoules)

    sums, unknown = defaultdict(lambda: [Fraction(0)] * 7), defaultdict(set)
    for (model, region, host), microjoules in energy.items():
        site = SITES[region]
        country = site["country"]
        drawn = facility(region, microjoules)
        lifecycle = drawn * factors.lifecycle(country)
        row = [microjoules / UJ_PER_KWH, drawn, Fraction(0), Fraction(0), Fraction(0), lifecycle, Fraction(0)]
        if not site["own"]:
            row[4] = lifecycle
        elif (direct := factors.direct(country)) is not None:
            row[2] = drawn * direct
            row[3] = row[2] * uncovered(site, load[region], *days)
        else:
            unknown[model].update((2, 3))
        if site["host"]:
            making, years = site["host"]
            time, shares = hosts[host]
            row[6] = making * Fraction(time, years * NS_PER_YEAR) * shares[model]
        else:
            unknown[model].add(6)
        sums[model] = [a + b for a, b in zip(sums[model], row)]

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["model", "kWh", "facilityKWh", "locationG", "marketG", "cloudG", "lifecycleG", "embodiedG"])
    for model, row in sorted(sums.items()):
        cells = ["" if i in unknown[model] else f"{float(value):.6f}" for i, value in enumerate(row)]
        out.writerow([model, *cells])


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

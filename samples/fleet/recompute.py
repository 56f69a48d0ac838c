#!/usr/bin/env python3
"""Recomputes quarters of a fleet from raw ledger lines and factor tables, without the reporter.

    recompute.py LEDGER FACTORS ZONE PERIOD...

LEDGER is a ledger directory, FACTORS the folder of factor tables, PERIOD a calendar quarter such as 2026-Q2 in
the IANA zone ZONE. Sites are those of the fleet's org.yaml. Prints CSV, for each quarter and each policy for idle
energy and the JVM's overhead (none, by-activity, by-reservation): the policy, the model, kWh, facility kWh, grams of
CO2e by Scope 2 location- and market-based, cloud, life cycle of electricity and hardware, grams of antimony and MJ of
primary energy; a blank is what no factor tells.

Scope 2 by the GHG Protocol Scope 2 Guidance, embodied emissions by ISO/IEC 21031, direct factors that nobody
publishes by IPCC 2006 combustion factors; certificates at the rate of the site and by what is signed off for AI load;
embodied emissions by what is reserved; meters of a host once (section 3). Written from docs/methodology.md. Checks the hash chain by itself;
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
POLICIES = "none", "by-activity", "by-reservation"
COLUMNS = ("kWh", "facilityKWh", "locationG", "marketG", "cloudG", "lifecycleG", "embodiedG", "adpeG", "primaryMJ")
LOSSES = "grid-loss-eia", "grid-loss-desnz"

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
                for row in csv.DictReader(line for line in file if not line.startswith("#")):
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

    def delivered(self, table, country):
        """At the consumer: as generated, over what the grid delivers of it where that is known."""
        loss = next((loss for losses in LOSSES if (loss := self.get(losses, country)) is not None), 0)
        return self.get(table, country) / (1 - loss)

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
    """One host over a period: its energy, counted once, and what is reserved of its CPUs."""

    def __init__(self, region):
        self.region = region
        self.covered = []
        self.cpus = 0
        self.models = defaultdict(int)
        self.jvms = defaultdict(int)
        self.reserved = defaultdict(Fraction)
        self.slots = defaultdict(lambda: defaultdict(Telling))

    def add(self, header, start, window):
        """A process reserves its limit, or all CPUs, window by window; models share that by loaded time."""
        length = window["durationNanos"]
        cpus = header["hardware"]["logicalCpus"]
        self.covered.append((start, start + length))
        self.cpus = max(self.cpus, cpus)
        process = header["service"], header["environment"]
        loaded = defaultdict(int)
        for posting in window["postings"]:
            energy = sum(posting["energyMicrojoules"].values())
            if posting["account"] == "model":
                self.models[*process, posting["model"]] += energy
                loaded[*process, posting["model"]] += posting["loadedNanos"]
            elif posting["account"].startswith("jvm."):
                self.jvms[process] += energy
        self.slots[start // NS_PER_SLOT][header["run"]].add(start, length, window)
        limit = Fraction(header["cpuQuotaMillis"], 1000) if "cpuQuotaMillis" in header else cpus
        if not sum(loaded.values()):
            loaded = {process: 1}
        for key, nanos in loaded.items():
            self.reserved[key] += limit * length * Fraction(nanos, sum(loaded.values()))

    def book(self):
        """Idle energy and that of other processes: by the run that covers a quarter hour longest, its holes by the
        next; what the meters counted beyond idle and all processes is of others."""
        idle_sum, other_sum = Fraction(0), Fraction(0)
        for runs in self.slots.values():
            meters, idle, processes = defaultdict(Fraction), defaultdict(Fraction), defaultdict(int)
            counted = []
            for run in sorted(runs, key=lambda run: (-runs[run].nanos, run)):
                told = runs[run]
                for start, end, by_meters, by_idle in told.windows:
                    left = Fraction(union(counted + [(start, end)]) - union(counted), end - start)
                    counted.append((start, end))
                    for domain, energy in by_meters.items():
                        meters[domain] += left * energy
                    for domain, energy in by_idle.items():
                        idle[domain] += left * energy
                for domain, energy in told.processes.items():
                    processes[domain] += energy
            idle_sum += sum(idle.values())
            other_sum += sum(max(0, energy - idle[domain] - processes[domain]) for domain, energy in meters.items())
        return idle_sum, other_sum

    def used_by_others(self):
        """By the run that covers a quarter hour longest, less what other runs' processes used."""
        used = 0
        for runs in self.slots.values():
            best = min(runs, key=lambda run: (-runs[run].nanos, run))
            elsewhere = sum(told.cpu for run, told in runs.items() if run != best)
            used += max(0, runs[best].others_cpu - elsewhere)
        return used

    def time(self):
        """Nanoseconds that windows cover."""
        return union(self.covered)

    def shares(self):
        """What each model has of all that is reserved."""
        ours = sum(self.reserved.values())
        everything = ours + max(self.cpus * self.time() - ours, self.used_by_others())
        return {key: self.reserved[key] / everything for key in self.models}

    def energy(self, policy):
        """Energy of each model under a policy for the JVM's overhead, which models of its process share, and for idle
        energy, which all that is active on the host shares."""
        models, jvms = {key: Fraction(energy) for key, energy in self.models.items()}, dict(self.jvms)
        if policy == "none":
            return models
        weights = self.models if policy == "by-activity" else self.reserved
        for process, overhead in self.jvms.items():
            users = [key for key in models if key[:2] == process]
            whole = sum(weights[key] for key in users)
            if whole:
                for key in users:
                    models[key] += Fraction(overhead) * weights[key] / whole
                jvms[process] = 0
        idle, other = self.book()
        if policy == "by-activity":
            active = sum(models.values()) + sum(jvms.values()) + other
            return {key: energy + idle * energy / active for key, energy in models.items()}
        shares = self.shares()
        return {key: energy + idle * shares[key] for key, energy in models.items()}


class Telling:
    """What one run tells of a host in a quarter hour: windows with meters and idle energy by domain."""

    def __init__(self):
        self.nanos, self.cpu, self.others_cpu = 0, 0, 0
        self.windows, self.processes = [], defaultdict(int)

    def add(self, start, length, window):
        meters, idle = defaultdict(int), defaultdict(int)
        for meter in window["meters"]:
            if meter["role"] == "part":
                meters[meter["domain"]] += meter["energyMicrojoules"]
        for posting in window["postings"]:
            if posting["account"] == "host.idle":
                for domain, energy in posting["energyMicrojoules"].items():
                    idle[domain] += energy
            elif posting["account"] == "host.other":
                self.others_cpu += posting.get("cpuNanos", 0)
            else:
                self.cpu += posting.get("cpuNanos", 0)
                for domain, energy in posting["energyMicrojoules"].items():
                    self.processes[domain] += energy
        self.nanos += length
        self.windows.append((start, start + length, meters, idle))


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


def read(ledger, periods):
    """The hosts of each period, and the end of the last window in it."""
    runs = defaultdict(list)
    for file in ledger.rglob("*.jsonl*"):
        if not file.name.endswith(".tmp"):
            runs[file.name.split(".")[0].rsplit("-", 1)[0]].append(file)
    hosts, booked = {name: {} for name in periods}, {}
    for run, files in runs.items():
        for header, window in windows(files):
            at = nanos(window["start"])
            for name, (start, end) in periods.items():
                if start <= at < end:
                    host = hosts[name].setdefault(header["hostKey"], Host(header["region"]))
                    host.add(header, at, window)
                    booked[name] = max(booked.get(name, 0), at + window["durationNanos"])
    return hosts, booked


def quarter(name, tz):
    year, number = int(name[:4]), int(name[-1])
    return (datetime.datetime(year, 3 * number - 2, 1, tzinfo=tz),
            datetime.datetime(year + number // 4, (3 * number) % 12 + 1, 1, tzinfo=tz))


def rows(hosts, factors, policy, days):
    """By model: kWh, facility kWh, grams and MJ; and which of them no factor tells."""
    drawn, sums, unknown = [], defaultdict(lambda: [Fraction(0)] * len(COLUMNS)), defaultdict(set)
    load = defaultdict(Fraction)
    for host in hosts.values():
        site, time, shares = SITES[host.region], host.time(), host.shares()
        for key, microjoules in host.energy(policy).items():
            facility = microjoules / UJ_PER_KWH * (1 + site["rest"]) * factors.pue(site["pue"])
            load[host.region] += facility
            drawn.append((key[2], host.region, microjoules, facility, time * shares[key]))
    for model, region, microjoules, facility, time in drawn:
        site = SITES[region]
        country = site["country"]
        lifecycle = facility * factors.delivered("grid-lifecycle-owid", country)
        row = dict(kWh=microjoules / UJ_PER_KWH, facilityKWh=facility, lifecycleG=lifecycle,
                   adpeG=facility * factors.delivered("adpe-ecologits", country) * 1000,
                   primaryMJ=facility * factors.delivered("primary-energy-ecologits", country))
        if not site["own"]:
            row["cloudG"] = lifecycle
        elif (direct := factors.direct(country)) is not None:
            row["locationG"] = facility * direct
            row["marketG"] = row["locationG"] * uncovered(site, load[region], *days)
        else:
            unknown[model].update(("locationG", "marketG"))
        if site["host"]:
            making, years = site["host"]
            row["embodiedG"] = making * time / (years * NS_PER_YEAR)
        else:
            unknown[model].add("embodiedG")
        sums[model] = [amount + row.get(column, 0) for amount, column in zip(sums[model], COLUMNS)]
    return sums, unknown


def main(ledger, factors, zone, *names):
    tz = zoneinfo.ZoneInfo(zone)
    periods = {name: quarter(name, tz) for name in names}
    hosts, booked = read(pathlib.Path(ledger), {
        name: tuple(int(t.timestamp()) * 1_000_000_000 for t in ends) for name, ends in periods.items()})
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["period", "policy", "model", *COLUMNS])
    for name, (start, end) in periods.items():
        last = datetime.datetime.fromtimestamp((booked[name] - 1) // 1_000_000_000, tz).date()
        days = start.date(), end.date() - datetime.timedelta(days=1), last
        for policy in POLICIES:
            sums, unknown = rows(hosts[name], Factors(pathlib.Path(factors), int(name[:4])), policy, days)
            for model, row in sorted(sums.items()):
                cells = ["" if column in unknown[model] else f"{float(value):.9f}"
                         for column, value in zip(COLUMNS, row)]
                out.writerow([name, policy, model, *cells])


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

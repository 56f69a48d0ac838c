#!/usr/bin/env python3
"""Recomputes quarters of a fleet from raw ledger lines and factor tables, without the reporter.

    recompute.py LEDGER FACTORS ORG PERIOD...

LEDGER is a ledger directory, FACTORS the folder of factor tables, ORG the fleet's org.yaml, PERIOD a calendar quarter
such as 2026-Q2 in its time zone. Prints CSV, for each quarter and each policy for idle energy and the JVM's overhead
(none, by-activity, by-reservation): the policy, the model, kWh, facility kWh, grams of CO2e by Scope 2 location- and
market-based, cloud, upstream of electricity (3.3), life cycle of electricity and hardware, grams of antimony and MJ of
primary energy; a blank is what no factor tells.

Scope 2 by the GHG Protocol Scope 2 Guidance, embodied emissions by ISO/IEC 21031, direct factors that nobody
publishes by IPCC 2006 combustion factors, upstream by DESNZ' well-to-tank factors of fuels; certificates at the rate
of the site and by what is signed off for AI load; embodied emissions by what is reserved; meters of a host once
(section 3). Written from docs/methodology.md. Checks the hash chain by itself; lines that do not hold are left out
and told on stderr. Exact: integers and fractions, rounded at the very end.
"""
import csv
import datetime
import gzip
import hashlib
import json
import pathlib
import re
import sys
import zoneinfo
from collections import defaultdict
from fractions import Fraction

UJ_PER_KWH = Fraction(3_600_000_000_000)
NS_PER_YEAR = 8760 * 3_600_000_000_000
NS_PER_SLOT = 900 * 1_000_000_000
POLICIES = "none", "by-activity", "by-reservation"
COLUMNS = ("kWh", "facilityKWh", "locationG", "marketG", "cloudG", "upstreamG", "lifecycleG", "embodiedG", "adpeG",
           "primaryMJ")
DAY = datetime.date.fromisoformat


class Factors:
    """Tables of a folder: of several years of a key the newest that is not after the one asked for."""

    GRIDS = {"direct": ("grid-direct-desnz", "grid-direct-epa", "grid-direct-egrid", "grid-direct-uba",
                        "grid-direct-cea", "grid-direct-mee"),
             "lifecycle": ("grid-gcp-region", "grid-lifecycle-owid")}
    UPSTREAM = "upstream-desnz",
    LOSSES = "grid-loss-eia", "grid-loss-egrid", "grid-loss-cia", "grid-loss-desnz"
    MIXES = "mix-owid", "mix-ca-province", "mix-egrid"
    HOLD_FOR_ANY_YEAR = ("combustion-factor", "generation-efficiency", "efficiency-benchmark", "fuel-upstream",
                         "technology-upstream", "technology-intensity", "country", "subdivision")
    BURNT_AS = {"coal": "coal", "gas": "gas", "oil": "oil", "bioenergy": "coal"}

    def __init__(self, folder, year):
        self.folder, self.year, self.tables = folder, year, {}
        with open(folder / "manifest.csv", encoding="utf-8", newline="") as file:
            manifest = list(csv.DictReader(file))
        self.delivery = {row["id"]: row["delivery"] for row in manifest}
        self.timeless = {row["id"] for row in manifest if row["quantity"] in self.HOLD_FOR_ANY_YEAR}

    def rows(self, table):
        if table not in self.tables:
            rows = {}
            with open(self.folder / f"{table}.csv", encoding="utf-8", newline="") as file:
                for row in csv.DictReader(line for line in file if not line.startswith("#")):
                    year = int(row["year"])
                    reached = year <= self.year or table in self.timeless
                    if row["value"] and reached and year >= rows.get(row["key"], (0,))[0]:
                        rows[row["key"]] = (year, row["value"])
            self.tables[table] = rows
        return self.tables[table]

    def text(self, table, key):
        return self.rows(table).get(key, (0, None))[1]

    def get(self, table, key):
        found = self.text(table, key)
        return found and Fraction(found)

    def newest(self, tables, key):
        """The table that has the newest row of a key, the first of equally new ones; or nothing."""
        having = [table for table in tables if key in self.rows(table)]
        return max(having, key=lambda table: self.rows(table)[key][0], default=None)

    def first(self, tables, keys):
        """What the narrowest of a place's keys has, and where it is counted; or nothing."""
        for key in keys:
            if table := self.newest(tables, key):
                return self.get(table, key), self.delivery[table]
        return None

    def mixed(self, key, rates):
        """Sum of share x rate, to a milligram, which no source is exact to; nothing without a share or rate."""
        table = self.newest(self.MIXES, f"{key}:coal")
        total = Fraction(0)
        for source, rate in rates(key[:2]).items():
            if (share := table and self.get(table, f"{key}:{source}")) is None or (share and rate is None):
                return None
            total += share and share * rate
        return Fraction(round(total * 1000), 1000)

    def burnt(self, table, fuel, country, unit=1):
        """Of a kilowatt-hour from a fuel: what the table knows of the fuel, over efficiency x benchmark."""
        benchmark = self.get("efficiency-benchmark-graus", country) or 1
        return self.get(table, fuel) * unit / (self.get("efficiency-graus", self.BURNT_AS[fuel]) * benchmark)

    def combustion(self, country):
        return {fuel: self.burnt("combustion-ipcc", fuel, country, Fraction("3.6")) for fuel in ("coal", "gas", "oil")}

    def technologies(self, country):
        return {source: self.get("technology-lifecycle-ipcc", source) for source in (
            "coal", "gas", "oil", "nuclear", "hydro", "wind", "solar", "other-renewable")}

    def supply(self, country):
        rates = {fuel: self.burnt("fuel-upstream-desnz", fuel, country) for fuel in ("coal", "gas", "oil")}
        rates["bioenergy"] = self.burnt("fuel-upstream-desnz-bioenergy", "bioenergy", country)
        rates["nuclear"] = self.get("technology-upstream-edf", "nuclear")
        return rates

    def grid(self, boundary, keys):
        """Published for the narrowest of a place's keys, else modelled from the mix there; and where it is counted."""
        rates = {"direct": self.combustion, "lifecycle": self.technologies}[boundary]
        for key in keys:
            if found := self.first(self.GRIDS[boundary], [key]):
                return found
            if (modelled := self.mixed(key, rates)) is not None:
                return modelled, "generation"
        return None

    def upstream(self, keys):
        """As a nation publishes it, else share x supply of a fuel / efficiency; nuclear fuel by the kilowatt-hour."""
        return self.first(self.UPSTREAM, keys) or next(
            ((found, "generation") for key in keys if (found := self.mixed(key, self.supply)) is not None), None)

    def loss(self, keys):
        """Share of what is generated that consumers never see; 0 where nobody knows it."""
        return (self.first(self.LOSSES, keys) or (0,))[0]

    def delivered(self, found, keys):
        """At the consumer: what is counted at generation, over what the grid delivers of it."""
        value, delivery = found
        return value / (1 - self.loss(keys)) if delivery == "generation" else value

    def scope33(self, keys):
        """Supply of what is consumed and lost, and generation of what is lost where the direct factor has it not."""
        direct, delivery = self.grid("direct", keys)
        lost = self.loss(keys) if delivery == "generation" else 0
        return self.delivered(self.upstream(keys), keys) + direct * lost / (1 - lost)

    def pue(self, pue):
        return pue if isinstance(pue, Fraction) else self.get("pue-provider", pue) or self.get("pue-default", pue)


class Yaml:
    """The part of YAML that the fleet's org.yaml is written in: blocks by indent, flow maps and lists on one line,
    plain and double-quoted scalars. Anything else ends the program with file and line."""

    TOKEN = re.compile(r'\s*("[^"]*"|[{}\[\],]|(?:(?!: )[^{}\[\],"])+(?:: )?)')

    def __init__(self, file):
        self.file, self.lines = file, []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            text = line.strip()
            if text and not text.startswith("#"):
                self.lines.append((len(line) - len(line.lstrip()), text, number))

    def read(self):
        whole = self.block(0)
        if self.lines:
            self.refuse(self.lines[0][2])
        return whole

    def refuse(self, number):
        sys.exit(f"{self.file}:{number}: not in the part of YAML that this program reads")

    def block(self, indent):
        items, entries = [], {}
        while self.lines and self.lines[0][0] == indent:
            _, text, number = self.lines.pop(0)
            if text.startswith("- "):
                if text[2] in '{["' or ": " not in text and not text.endswith(":"):
                    items.append(self.value(text[2:], number))
                else:
                    self.lines.insert(0, (indent + 2, text[2:], number))
                    items.append(self.block(indent + 2))
                continue
            key, colon, rest = text.partition(":")
            if not colon or rest[:1].strip() or key in entries:
                self.refuse(number)
            nested = self.lines and self.lines[0][0] > indent
            inside_it = self.block(self.lines[0][0]) if nested and not rest else None
            entries[key] = self.value(rest.strip(), number) if rest else inside_it
        if self.lines and self.lines[0][0] > indent or items and entries:
            self.refuse(self.lines[0][2] if self.lines else number)
        return items or entries

    def value(self, text, number):
        if text[0] not in '{["':
            if text[0] in "'&*|>!%@`" or " #" in text or ": " in text:
                self.refuse(number)
            return text
        tokens, at = [], 0
        while at < len(text):
            match = self.TOKEN.match(text, at) or self.refuse(number)
            tokens, at = tokens + [match[1].rstrip(" ")], match.end()
        whole = self.flow(tokens, number)
        return whole if not tokens else self.refuse(number)

    def flow(self, tokens, number):
        token = tokens.pop(0) if tokens else self.refuse(number)
        if token == "[" or token == "{":
            items, entries = [], {}
            while tokens and tokens[0] not in "]}":
                if token == "{":
                    key = tokens.pop(0)
                    if not key.endswith(":"):
                        self.refuse(number)
                    entries[key[:-1]] = self.flow(tokens, number)
                else:
                    items.append(self.flow(tokens, number))
                if tokens and tokens[0] == ",":
                    tokens.pop(0)
            if not tokens or tokens.pop(0) != {"[": "]", "{": "}"}[token]:
                self.refuse(number)
            return items if token == "[" else entries
        return token[1:-1] if token[0] == '"' else token


KILOWATT_HOURS = {"kWh": 1, "MWh": 1000}


class Site:
    """What the organisation states of a place where services run."""

    def __init__(self, stated, instruments, factors):
        self.name, self.own = stated["name"], stated["hosting"] == "own"
        region = None if self.own else f"{stated['provider']}:{stated['region']}"
        country = stated["country"] if self.own else factors.text("cloud-region-country", region)
        part = stated.get("subdivision") if self.own else factors.text("cloud-region-subdivision", region)
        self.keys = [key for key in (region, part, country) if key]
        self.services = stated["services"]
        self.pue = Fraction(stated["pue"]["value"]) if "pue" in stated else region or "own"
        self.rest = Fraction(stated["unmeteredRest"]["central"]) if "unmeteredRest" in stated else 0
        self.consumption = [self.amount(each) for each in stated.get("consumption", ())]
        held = [each for each in instruments if each["site"] == self.name and each["market"] == country]
        for each in held:
            if each["type"] != "certificate" or Fraction(each["rate"]["value"]):
                sys.exit(f"{each['id']}: this program knows certificates for 0 g/kWh alone")
        self.certificates = [self.amount({**each, **each["volume"]}) for each in held]
        self.allocated = [self.amount(part) for each in held for part in each.get("allocatedToAi", ())]
        hardware = stated.get("hardware")
        self.host = hardware and (Fraction(hardware["embodied"]["value"]) * 1000, int(hardware["lifetimeYears"]))

    @staticmethod
    def amount(stated):
        """Kilowatt-hours with the first and the last day that they are for."""
        return (Fraction(stated["value"]) * KILOWATT_HOURS[stated["unit"]], DAY(stated["from"]), DAY(stated["to"]))


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

    def __init__(self, service):
        self.service = service
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
    available = inside(site.certificates, first, last)
    if not available:
        return 1
    consumed = inside(site.consumption, first, last)
    taken = min(inside(site.allocated, first, min(last, booked)), available, load)
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
                    host = hosts[name].setdefault(header["hostKey"], Host(header["service"]))
                    host.add(header, at, window)
                    booked[name] = max(booked.get(name, 0), at + window["durationNanos"])
    return hosts, booked


def quarter(name, tz):
    year, number = int(name[:4]), int(name[-1])
    return (datetime.datetime(year, 3 * number - 2, 1, tzinfo=tz),
            datetime.datetime(year + number // 4, (3 * number) % 12 + 1, 1, tzinfo=tz))


def rows(hosts, sites, factors, policy, days):
    """By model: kWh, facility kWh, grams and MJ; and which of them no factor tells."""
    drawn, sums, unknown = [], defaultdict(lambda: [Fraction(0)] * len(COLUMNS)), defaultdict(set)
    load = defaultdict(Fraction)
    for host in hosts.values():
        site = next(site for site in sites if host.service in site.services)
        time, shares = host.time(), host.shares()
        for key, microjoules in host.energy(policy).items():
            facility = microjoules / UJ_PER_KWH * (1 + site.rest) * factors.pue(site.pue)
            load[site.name] += facility
            drawn.append((key[2], site, microjoules, facility, time * shares[key]))
    for model, site, microjoules, facility, time in drawn:
        lifecycle = facility * factors.delivered(factors.grid("lifecycle", site.keys), site.keys)
        resources = {table: factors.first((table,), site.keys) for table in (
            "adpe-ecologits", "primary-energy-ecologits")}
        adpe, primary = (facility * factors.delivered(found, site.keys) for found in resources.values())
        row = dict(kWh=microjoules / UJ_PER_KWH, facilityKWh=facility, lifecycleG=lifecycle,
                   adpeG=adpe * 1000, primaryMJ=primary)
        if site.own:
            row["locationG"] = facility * factors.grid("direct", site.keys)[0]
            row["marketG"] = row["locationG"] * uncovered(site, load[site.name], *days)
            row["upstreamG"] = facility * factors.scope33(site.keys)
        else:
            row["cloudG"] = lifecycle
        if site.host:
            making, years = site.host
            row["embodiedG"] = making * time / (years * NS_PER_YEAR)
        else:
            unknown[model].add("embodiedG")
        sums[model] = [amount + row.get(column, 0) for amount, column in zip(sums[model], COLUMNS)]
    return sums, unknown


def main(ledger, folder, organisation, *names):
    stated = Yaml(pathlib.Path(organisation)).read()
    tz = zoneinfo.ZoneInfo(stated["timeZone"])
    periods = {name: quarter(name, tz) for name in names}
    hosts, booked = read(pathlib.Path(ledger), {
        name: tuple(int(t.timestamp()) * 1_000_000_000 for t in ends) for name, ends in periods.items()})
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["period", "policy", "model", *COLUMNS])
    for name, (start, end) in periods.items():
        last = datetime.datetime.fromtimestamp((booked[name] - 1) // 1_000_000_000, tz).date()
        days = start.date(), end.date() - datetime.timedelta(days=1), last
        factors = Factors(pathlib.Path(folder), int(name[:4]))
        sites = [Site(each, stated["instruments"], factors) for each in stated["sites"]]
        for policy in POLICIES:
            sums, unknown = rows(hosts[name], sites, factors, policy, days)
            for model, row in sorted(sums.items()):
                cells = ["" if column in unknown[model] else f"{float(value):.9f}"
                         for column, value in zip(COLUMNS, row)]
                out.writerow([name, policy, model, *cells])


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

"""Times praatplaat beside DuckDB and Polars on the work that survey.rs wrote, pair by pair.

Usage: python3 survey.py PROGRAM COUNTED ALL [RUNS]

COUNTED is the project whose codebook knows the columns that are counted, which are those that the
peers read; ALL the one that knows, and checks, every column of the same export.

Each is a process of its own and reads the same export; each must give the same twelve weighted
indicators for all municipalities. The figures to compare are CPU seconds (user and system) and the
ratio between them in one round, for a machine that others use too is not the same from minute to
minute. Needs `pip install duckdb polars`; what is not there is left out, and said.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time

DUCKDB = """
import duckdb, sys
c = duckdb.connect()
cols = ", ".join(f"'{n}': 'VARCHAR'" for n in %(names)s)
shares = ", ".join(
    f"100*sum(w * (v{i} in ('3','4'))::int) filter (where v{i} in ('1','2','3','4')) / sum(w) filter (where v{i} in ('1','2','3','4')) as s{i}"
    for i in range(9))
means = ", ".join(
    f"sum(w * n{i}::double) filter (where n{i} is not null) / sum(w) filter (where n{i} is not null) as m{i}"
    for i in range(3))
c.execute(f'''
copy (
with raw as (select gemeente, vorm, {", ".join(f"v{i}" for i in range(9))},
       {", ".join(f"replace(n{i}, ',', '.') as n{i}" for i in range(3))}
     from read_csv('{sys.argv[1]}', delim=';', header=true, quote='"', columns={{{cols}}})),
n as (select vorm, count(*) as n from raw group by vorm),
f as (select vorm, sum(count) as pop from read_csv('{sys.argv[2]}', header=true) group by vorm),
w as (select n.vorm, f.pop / n.n as w from n join f using (vorm)),
r as (select raw.*, w.w from raw join w using (vorm))
select gemeente, {shares}, {means} from r group by gemeente
) to '{sys.argv[3]}' (header, delimiter ',')
''')
"""

POLARS = """
import polars as pl, sys
raw = pl.scan_csv(sys.argv[1], separator=";", infer_schema=False)
frame = pl.scan_csv(sys.argv[2]).group_by("vorm").agg(pl.col("count").sum().alias("pop"))
w = raw.group_by("vorm").agg(pl.len().alias("n")).join(frame, on="vorm").select("vorm", (pl.col("pop") / pl.col("n")).alias("w"))
r = raw.select("gemeente", "vorm", *[f"v{i}" for i in range(9)],
    *[pl.col(f"n{i}").str.replace(",", ".", literal=True).cast(pl.Float64) for i in range(3)]).join(w, on="vorm")
known = lambda i: pl.col(f"v{i}").is_in(["1", "2", "3", "4"])
hit = lambda i: pl.col(f"v{i}").is_in(["3", "4"])
out = r.group_by("gemeente").agg(
    *[(100 * pl.col("w").filter(hit(i)).sum() / pl.col("w").filter(known(i)).sum()).alias(f"s{i}") for i in range(9)],
    *[((pl.col("w") * pl.col(f"n{i}")).sum() / pl.col("w").filter(pl.col(f"n{i}").is_not_null()).sum()).alias(f"m{i}") for i in range(3)])
out.collect().write_csv(sys.argv[3])
"""


def timed(command):
    """CPU seconds, wall seconds and peak MiB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}: {errors.decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def peers(folder, scratch):
    """The peers that are installed: a name and the command to run."""
    survey = os.path.join(folder, "data/surveys/meting")
    export, frame = os.path.join(survey, "2024.csv"), os.path.join(survey, "frame.csv")
    with open(export, encoding="utf-8") as file:
        names = file.readline().strip().split(";")
    found = []
    for name, program in [("duckdb", DUCKDB % {"names": repr(names)}), ("polars", POLARS)]:
        try:
            __import__(name)
        except ImportError:
            print(f"{name} is not installed: left out (pip install {name})")
            continue
        result = os.path.join(scratch, f"{name}.csv")
        found.append((name, [sys.executable, "-c", program, export, frame, result], result))
    return found


def ours(output):
    """The figures that praatplaat published, by municipality and column of the peers."""
    values = {}
    with open(os.path.join(output, "data/figures.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["level"] == "municipality" and not row["group"]:
                at = int(row["indicator"].removeprefix("meting-")) - 1
                column = f"s{at}" if at < 9 else f"m{at - 9}"
                values[row["region"].replace("gemeente-", "Gemeente "), column] = float(row["value"])
    return values


def check_same(name, result, expected):
    worst, count = 0.0, 0
    with open(result, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for column in [c for c in row if c != "gemeente"]:
                worst = max(worst, abs(float(row[column]) - expected[row["gemeente"], column]))
                count += 1
    if count != len(expected) or worst > 1e-6:
        sys.exit(f"{name} gives {count} values, we {len(expected)}; the largest difference is {worst}")
    print(f"{name}: the same {count} values, within {worst:.1e}")


def main():
    program, counted, everything = sys.argv[1:4]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    size = os.path.getsize(os.path.join(counted, "data/surveys/meting/2024.csv")) / 1e6
    print(f"export of {size:.0f} MB; {runs} rounds")
    with tempfile.TemporaryDirectory() as scratch:
        output = os.path.join(scratch, "site")
        build = lambda folder, name: [program, "build", "--root", folder, "--output", os.path.join(scratch, name)]
        commands = [
            ("praatplaat", build(counted, "site"), None),
            ("all columns", build(everything, "other"), None),
        ]
        commands += peers(counted, scratch)
        taken = {name: [] for name, _, _ in commands}
        for _ in range(runs):
            for name, command, _ in commands:
                taken[name].append(timed(command))
        expected = ours(output)
        for name, _, result in commands[2:]:
            check_same(name, result, expected)
        print(f"{'':12}{'CPU s':>8}{'wall s':>8}{'MiB':>8}   CPU: praatplaat / this, all columns / this")
        for name in taken:
            cpu, wall, peak = (statistics.median(run[part] for run in taken[name]) for part in range(3))
            ratio = lambda own: statistics.median(a[0] / b[0] for a, b in zip(taken[own], taken[name]))
            print(f"{name:12}{cpu:8.2f}{wall:8.2f}{peak:8.0f}   {ratio('praatplaat'):.2f}  {ratio('all columns'):.2f}")


if __name__ == "__main__":
    main()

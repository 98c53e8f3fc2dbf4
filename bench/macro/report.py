"""Tables: for people on the terminal, as markdown and as JSON under artifacts/bench."""
import json, os, statistics


def median(values):
    return statistics.median(values)


def spread(values, unit=1e6):
    """A cell: median, minimum and maximum, by default of nanoseconds in milliseconds."""
    return "%.1f [%.1f-%.1f]" % (median(values) / unit, min(values) / unit, max(values) / unit)


class Report:
    def __init__(self, folder):
        self.folder, self.data, self.markdown = folder, {}, []

    def table(self, key, title, header, rows, data):
        """Prints a table and keeps it; `data` is what the cells were made of."""
        self.data[key] = data
        cells = [header] + [[str(cell) for cell in row] for row in rows]
        widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
        print("\n" + title)
        for row in cells:
            print("  " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))))
        self.markdown += ["", title, "", "| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
        self.markdown += ["| " + " | ".join(row) + " |" for row in cells[1:]]

    def note(self, text):
        print("  " + text)
        self.markdown += ["", text]

    def write(self, machine):
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(self.folder, "results.json"), "w") as file:
            json.dump({"machine": machine, **self.data}, file, indent=1)
        with open(os.path.join(self.folder, "results.md"), "w") as file:
            file.write("\n".join([machine] + self.markdown) + "\n")

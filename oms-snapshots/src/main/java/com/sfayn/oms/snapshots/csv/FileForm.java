package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.internal.row.Columns;
import com.sfayn.oms.domain.parsing.DecimalMark;
import com.sfayn.oms.domain.parsing.InputText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the cells of a file are separated, as its first line shows: by the line {@code sep=;} that spreadsheets write, else
 * by what separates the most columns that are known. With it comes how its numbers are written: spreadsheets take
 * semicolons where the comma is the decimal mark.
 *
 * @param decimalMark of the numbers in the file
 */
record FileForm(char separator, DecimalMark decimalMark) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final Pattern SAID = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    /** @param beginning of the file, as text */
    static FileForm of(String beginning, Columns columns) {
        Optional<String> first =
                beginning.lines().filter(line -> !InputText.isBlank(line)).findFirst();
        if (first.isEmpty()) return of(',');
        Matcher said = SAID.matcher(InputText.stripped(first.get()));
        if (said.matches() && SEPARATORS.contains(said.group(1).charAt(0)))
            return of(said.group(1).charAt(0));
        if (InputText.folded(first.get()).equals("sep=")) return of('\t');
        return of(SEPARATORS.stream()
                .max(Comparator.comparingLong(separator -> known(first.get(), separator, columns)))
                .filter(separator -> known(first.get(), separator, columns) > known(first.get(), ',', columns))
                .orElse(','));
    }

    /** Whether the line only says which separator follows. */
    static boolean isSeparatorLine(CsvLine line) {
        return line.cells().length > 0 && InputText.folded(line.cells()[0]).startsWith("sep=");
    }

    private static FileForm of(char separator) {
        return new FileForm(
                separator,
                switch (separator) {
                    case ',' -> DecimalMark.POINT;
                    case ';' -> DecimalMark.COMMA;
                    default -> DecimalMark.UNKNOWN;
                });
    }

    private static long known(String line, char separator, Columns columns) {
        return Pattern.compile(Pattern.quote(String.valueOf(separator)))
                .splitAsStream(line)
                .filter(name -> Header.column(name.replace("\"", ""), columns).isPresent())
                .count();
    }
}

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
 * Describes how a file separates its cells, as its first line shows: by the line {@code sep=;} that spreadsheets write,
 * else by the separator that yields the most known columns. It also decides how numbers are written: spreadsheets use
 * semicolons where the comma is the decimal mark.
 *
 * @param decimalMark of the numbers in the file
 */
record FileForm(char separator, DecimalMark decimalMark) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final Pattern DECLARATION = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    /** @param beginning the first characters of the file */
    static FileForm of(String beginning, Columns columns) {
        Optional<String> first =
                beginning.lines().filter(line -> !InputText.isBlank(line)).findFirst();
        if (first.isEmpty()) return of(',');
        Matcher declared = DECLARATION.matcher(InputText.stripped(first.get()));
        if (declared.matches() && SEPARATORS.contains(declared.group(1).charAt(0)))
            return of(declared.group(1).charAt(0));
        if (InputText.folded(first.get()).equals("sep=")) return of('\t');
        return of(SEPARATORS.stream()
                .max(Comparator.comparingLong(separator -> known(first.get(), separator, columns)))
                .filter(separator -> known(first.get(), separator, columns) > known(first.get(), ',', columns))
                .orElse(','));
    }

    /** Returns whether the line only declares the separator. */
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

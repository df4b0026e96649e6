package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.parsing.InputText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parses true and false as spreadsheets write them into files, in the user's language. */
final class BooleanWords {
    private static final String WORDS = """
            true|false
            WAHR|FALSCH
            VRAI|FAUX
            VERDADERO|FALSO
            VERO|FALSO
            VERDADEIRO|FALSO
            WAAR|ONWAAR
            PRAWDA|FAŁSZ
            ИСТИНА|ЛОЖЬ
            ІСТИНА|БРЕХНЯ
            ІСТИНА|ХИБНІСТЬ
            ΣΩΣΤΌ|ΛΆΘΟΣ
            ΑΛΗΘΕΣ|ΨΕΥΔΕΣ
            참|거짓
            BENAR|SALAH
            ĐÚNG|SAI
            TOČNO|NETOČNO
            ВЯРНО|НЕВЯРНО
            PATIESS|APLAMS
            TEISINGAI|NETEISINGAI
            صح|خطأ
            จริง|เท็จ
            SANT|FALSKT
            SAND|FALSK
            SANN|USANN
            TOSI|EPÄTOSI
            PRAVDA|NEPRAVDA
            IGAZ|HAMIS
            DOĞRU|YANLIŞ
            ADEVĂRAT|FALS
            TÕENE|VÄÄR
            """;

    private static final Map<String, Boolean> MEANINGS = meanings();

    private BooleanWords() {}

    private static Map<String, Boolean> meanings() {
        Map<String, Boolean> meanings = new HashMap<>();
        WORDS.lines().map(line -> line.split("\\|")).forEach(words -> {
            meanings.put(InputText.folded(words[0]), true);
            meanings.put(InputText.folded(words[1]), false);
        });
        return Map.copyOf(meanings);
    }

    /** Returns the value of the string in any case; empty if it is neither. */
    static Optional<Boolean> meaning(String text) {
        Boolean usual = MEANINGS.get(text);
        return Optional.ofNullable(usual != null ? usual : MEANINGS.get(InputText.folded(text)));
    }
}

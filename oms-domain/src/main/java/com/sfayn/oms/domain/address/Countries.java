package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.reading.Nearest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The countries of ISO 3166-1 by alpha-2 code, alpha-3 code and English name, as people write them: any case, with or
 * without accents and punctuation, and under their usual other names. Codes and most names are the JDK's, asked for in
 * English, so the default locale has no say; where releases of the JDK differ, both names are known.
 */
public final class Countries {
    /** Code, the name that messages use, other names. */
    private static final String OTHER_NAMES = """
            AE|United Arab Emirates|UAE|Emirates
            BA|Bosnia and Herzegovina|Bosnia
            BN|Brunei|Brunei Darussalam
            BO|Bolivia|Plurinational State of Bolivia|Bolivia, Plurinational State of
            CC|Cocos Islands|Keeling Islands
            CD|DR Congo|Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo, The Democratic Republic of the|DRC|Zaire
            CG|Congo|Republic of the Congo
            CI|Ivory Coast|Côte d'Ivoire
            CN|China|People's Republic of China|PRC|Mainland China
            CV|Cape Verde|Cabo Verde
            CZ|Czech Republic|Czechia
            DE|Germany|Deutschland|Federal Republic of Germany
            FK|Falkland Islands|Falkland Islands (Malvinas)|Malvinas
            FM|Micronesia|Federated States of Micronesia|Micronesia, Federated States of
            GB|United Kingdom|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland
            GM|Gambia|The Gambia
            HK|Hong Kong|Hong Kong SAR
            HM|Heard Island and McDonald Islands
            IR|Iran|Islamic Republic of Iran|Iran, Islamic Republic of
            KP|North Korea|Democratic People's Republic of Korea|Korea, Democratic People's Republic of|DPRK
            KR|South Korea|Republic of Korea|Korea, Republic of|Korea
            LA|Laos|Lao People's Democratic Republic|Lao PDR
            MD|Moldova|Republic of Moldova|Moldova, Republic of
            MF|Saint Martin|Saint Martin (French part)
            MK|North Macedonia|Macedonia|Republic of North Macedonia
            MM|Myanmar|Burma
            MO|Macao|Macau|Macao SAR
            NL|Netherlands|Holland|The Netherlands
            PN|Pitcairn|Pitcairn Islands
            PS|Palestine|State of Palestine|Palestine, State of
            RU|Russia|Russian Federation
            SA|Saudi Arabia|Kingdom of Saudi Arabia|KSA
            SH|Saint Helena|Saint Helena, Ascension and Tristan da Cunha
            SX|Sint Maarten|Sint Maarten (Dutch part)
            SY|Syria|Syrian Arab Republic
            SZ|Eswatini|Swaziland
            TL|Timor-Leste|East Timor
            TR|Türkiye|Turkey|Republic of Türkiye|Republic of Turkey
            TW|Taiwan|Taiwan, Province of China|Republic of China
            TZ|Tanzania|United Republic of Tanzania|Tanzania, United Republic of
            UM|United States Minor Outlying Islands
            US|United States|USA|U.S.A.|United States of America|America
            VA|Vatican City|Vatican|Holy See
            VE|Venezuela|Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of
            VG|British Virgin Islands|Virgin Islands (British)
            VI|U.S. Virgin Islands|Virgin Islands (U.S.)|United States Virgin Islands
            VN|Vietnam|Viet Nam
            """;

    private static final Map<String, String> NAMES = names();
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (String code : Locale.getISOCountries())
            names.put(code, country(code).getDisplayCountry(Locale.ENGLISH));
        otherNames().forEach(line -> names.put(line[0], line[1]));
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(PlaceName.comparable(country(code).getDisplayCountry(Locale.ENGLISH)), code);
        }
        otherNames().forEach(line -> {
            for (String name : line) codes.put(PlaceName.comparable(name), line[0]);
        });
        for (String code : Locale.getISOCountries()) {
            codes.put(PlaceName.comparable(code), code);
            codes.put(PlaceName.comparable(country(code).getISO3Country()), code);
        }
        return Collections.unmodifiableMap(codes);
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    private static Stream<String[]> otherNames() {
        return OTHER_NAMES.lines().map(line -> line.split("\\|"));
    }

    /** The ISO 3166-1 alpha-2 code of a country given by name or code; empty if it names none. */
    public static Optional<String> code(String nameOrCode) {
        return nameOrCode == null ? Optional.empty() : Optional.ofNullable(CODES.get(PlaceName.comparable(nameOrCode)));
    }

    /** The English name of the country whose name is written most alike. */
    public static String nearest(String found) {
        return NAMES.get(CODES.get(Nearest.of(PlaceName.comparable(found), CODES.keySet())));
    }
}

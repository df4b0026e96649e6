package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.reading.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states, the district, the territories and the armed forces' regions that a US address can name (USPS codes). */
public final class UsStates {
    private static final String STATES = """
            AL|Alabama
            AK|Alaska
            AZ|Arizona
            AR|Arkansas
            CA|California
            CO|Colorado
            CT|Connecticut
            DE|Delaware
            DC|District of Columbia|Washington DC|Washington D.C.
            FL|Florida
            GA|Georgia
            HI|Hawaii
            ID|Idaho
            IL|Illinois
            IN|Indiana
            IA|Iowa
            KS|Kansas
            KY|Kentucky
            LA|Louisiana
            ME|Maine
            MD|Maryland
            MA|Massachusetts
            MI|Michigan
            MN|Minnesota
            MS|Mississippi
            MO|Missouri
            MT|Montana
            NE|Nebraska
            NV|Nevada
            NH|New Hampshire
            NJ|New Jersey
            NM|New Mexico
            NY|New York|New York State
            NC|North Carolina
            ND|North Dakota
            OH|Ohio
            OK|Oklahoma
            OR|Oregon
            PA|Pennsylvania
            RI|Rhode Island
            SC|South Carolina
            SD|South Dakota
            TN|Tennessee
            TX|Texas
            UT|Utah
            VT|Vermont
            VA|Virginia
            WA|Washington|Washington State
            WV|West Virginia
            WI|Wisconsin
            WY|Wyoming
            AS|American Samoa
            GU|Guam
            MP|Northern Mariana Islands
            PR|Puerto Rico
            UM|United States Minor Outlying Islands
            VI|Virgin Islands|U.S. Virgin Islands|United States Virgin Islands
            AA|Armed Forces Americas
            AE|Armed Forces Europe
            AP|Armed Forces Pacific
            """;

    private static final List<String> NAMES =
            STATES.lines().map(line -> line.split("\\|")[1]).toList();
    private static final Map<String, String> CODES = codes();

    private UsStates() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        STATES.lines().map(line -> line.split("\\|")).forEach(line -> {
            for (String name : line) codes.put(PlaceName.comparable(name), line[0]);
        });
        return Map.copyOf(codes);
    }

    /** The two-letter code of a state given by name or code, in any case; empty if it names none. */
    public static Optional<String> code(String nameOrCode) {
        return nameOrCode == null ? Optional.empty() : Optional.ofNullable(CODES.get(PlaceName.comparable(nameOrCode)));
    }

    /** The name of the state that is written most alike. */
    public static String nearest(String found) {
        return Nearest.of(found, NAMES);
    }
}

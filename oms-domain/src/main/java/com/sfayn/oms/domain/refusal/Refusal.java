package com.sfayn.oms.domain.refusal;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.List;

/**
 * Why a request is refused: {@link InvalidInput}, or a case of one of two sealed families, {@code OrderRefusal} and the
 * application's {@code RequestRefusal}.
 */
public interface Refusal {
    /** Returns the stable error code, e.g. {@code OUT_OF_STOCK}; by default derived from the class name. */
    default String code() {
        return Ascii.toUpperCase(getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1"));
    }

    /** For people: the subject, the value found and the expected value. */
    String message();

    /** Returns the position in the request, e.g. {@code productSkus, 0, orderQuantity}; empty if it has none. */
    List<String> path();
}

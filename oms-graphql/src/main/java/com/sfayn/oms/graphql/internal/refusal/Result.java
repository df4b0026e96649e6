package com.sfayn.oms.graphql.internal.refusal;

import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Success or failure of a mutation with a message, as shown by the predecessor's clients. */
public record Result(boolean success, String message) {
    public static Result done(String message) {
        return new Result(true, message);
    }

    /** @param reasons at least one; the message is that of the first */
    public static Result refused(List<Refusal> reasons) {
        return new Result(false, reasons.get(0).message());
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("Result", Result.class)
                .field("success", Result::success)
                .field("message", Result::message)
                .wiring());
    }
}

package com.sfayn.oms.graphql.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.RequestRefusal;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.domain.order.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorTypesTest {
    @Test
    void every_reason_that_there_can_be_has_an_error_type() {
        List<Class<? extends Reason>> reasons =
                Stream.concat(cases(Refusal.class), cases(RequestRefusal.class)).toList();
        assertThat(reasons).hasSizeGreaterThan(30);
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(ErrorTypes.nameOf(reason)).isNotNull());
    }

    private static Stream<Class<? extends Reason>> cases(Class<? extends Reason> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(type -> type.asSubclass(Reason.class));
    }
}

package com.sfayn.oms.graphql.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.RequestRefusal;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorTypesTest {
    @Test
    void every_refusal_has_an_error_type() {
        List<Class<? extends Refusal>> reasons = Stream.of(
                        Stream.of(InvalidInput.class), cases(OrderRefusal.class), cases(RequestRefusal.class))
                .<Class<? extends Refusal>>flatMap(cases -> cases)
                .toList();
        assertThat(reasons).hasSizeGreaterThan(30);
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(ErrorTypes.nameOf(reason)).isNotNull());
    }

    private static Stream<Class<? extends Refusal>> cases(Class<? extends Refusal> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(type -> type.asSubclass(Refusal.class));
    }
}

package com.sfayn.oms.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;

class FloatingPointTest {
    private static final String NAME = FloatingPointTest.class.getName();

    static Stream<Class<?>> inexact() {
        return Stream.of(
                Leaving.class,
                Parsing.class,
                Coming.class,
                Converting.class,
                Counting.class,
                Rounding.class,
                Guessing.class,
                Referring.class,
                Inside.class,
                Averaging.class,
                Unboxing.class,
                Holding.class,
                Listing.class,
                Taking.class);
    }

    @ParameterizedTest
    @MethodSource("inexact")
    void floating_point_in_a_method_body_is_found_whatever_its_signature(Class<?> type) throws Exception {
        assertThat(uses(type)).isNotEmpty().allMatch(use -> use.startsWith(type.getName() + "."));
    }

    @Test
    void a_use_is_reported_with_its_method_and_kind() throws Exception {
        assertThat(uses(Leaving.class))
                .containsExactly(
                        Leaving.class.getName() + ".tax: a constant or a conversion",
                        Leaving.class.getName() + ".tax: java.math.BigDecimal.doubleValue",
                        Leaving.class.getName() + ".tax: java.math.BigDecimal.valueOf");
        assertThat(uses(Inside.class)).allMatch(use -> use.startsWith(Inside.class.getName() + ".tax: "));
    }

    @Test
    void exact_numbers_and_checks_for_floats_are_allowed() throws Exception {
        assertThat(uses(Exact.class)).isEmpty();
    }

    @Test
    void a_module_is_checked_in_its_folder_of_compiled_classes() {
        assertThat(FloatingPoint.inModuleOf(FloatingPointTest.class))
                .anyMatch(use -> use.startsWith(NAME + "$Leaving.tax"));
        assertThatThrownBy(() -> FloatingPoint.inModuleOf(ClassReader.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".jar");
    }

    private static List<String> uses(Class<?> type) throws Exception {
        return FloatingPoint.in(List.of(Path.of(
                type.getResource(type.getName().substring(NAME.lastIndexOf('.') + 1) + ".class")
                        .toURI())));
    }

    static final class Exact {
        long tax(long cents, BigDecimal rate) {
            return Math.max(0, rate.multiply(BigDecimal.valueOf(cents)).longValueExact());
        }

        boolean isRefused(Object number) {
            return number instanceof Double || number instanceof Float;
        }
    }

    static final class Leaving {
        BigDecimal tax(BigDecimal amount) {
            return BigDecimal.valueOf(amount.doubleValue() * 7 / 100);
        }
    }

    static final class Parsing {
        long tax(String amount) {
            return (long) Double.parseDouble(amount);
        }
    }

    static final class Coming {
        BigDecimal tax() {
            return new BigDecimal(0.07);
        }
    }

    static final class Converting {
        long tax(long cents, int percent) {
            return (long) ((double) cents * percent / 100);
        }
    }

    static final class Counting {
        int tax(int cents) {
            return (int) (cents * 0.07f);
        }
    }

    static final class Rounding {
        long tax(long cents) {
            return (long) Math.ceil(cents);
        }
    }

    static final class Guessing {
        boolean isLucky(Random random) {
            return random.nextDouble() > random.nextFloat();
        }
    }

    static final class Referring {
        Function<BigDecimal, ? extends Number> tax() {
            return Number::doubleValue;
        }
    }

    static final class Inside {
        Function<Long, Long> tax() {
            return cents -> (long) (cents * 0.07);
        }
    }

    static final class Averaging {
        boolean isCheap(List<Integer> prices) {
            return prices.stream().mapToInt(price -> price).average().orElseThrow() < 1;
        }
    }

    static final class Unboxing {
        Object tax(Object found) {
            return found instanceof Double amount ? amount : null;
        }
    }

    static final class Holding {
        Float price;
        double[] prices;
    }

    static final class Listing {
        List<Double> prices;
    }

    static final class Taking {
        void tax(ToDoubleFunction<String> rate) {
            rate.applyAsDouble("SG");
        }
    }
}

package com.sfayn.oms.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DemoStepsTest {
    private final StringWriter told = new StringWriter();
    private final PrintWriter out = new PrintWriter(told, true);

    @Test
    void a_step_that_is_not_answered_as_expected_ends_the_walk_and_says_why() {
        DemoSteps walk = new DemoSteps(out);
        walk.step("Look", () -> "fine");

        assertThatThrownBy(() -> walk.step("Count", () -> {
                    DemoSteps.expect("total", "21.80", "21.81");
                    return "fine";
                }))
                .isInstanceOf(DemoStepException.class);
        assertThat(told.toString().lines())
                .containsExactly("   1. Look: fine", "   2. Count: FAILED, total: expected 21.80, found 21.81");
    }

    @Test
    void a_walk_that_gets_no_answers_fails_at_its_first_step() {
        Demo demo = Demo.start("127.0.0.1", 0, Clock.systemUTC());
        demo.close();

        assertThat(demo.walk(out)).isFalse();
        assertThat(told.toString()).contains("1. The customer c-234 of t-123: FAILED", "The demo stopped at step 1");
    }
}

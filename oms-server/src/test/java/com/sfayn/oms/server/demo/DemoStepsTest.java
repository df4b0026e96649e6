package com.sfayn.oms.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoStepsTest {
    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @Test
    void a_step_with_an_unexpected_result_stops_the_demo_with_the_reason() {
        DemoSteps steps = new DemoSteps(out);
        steps.step("Look", () -> "fine");

        assertThatThrownBy(() -> steps.step("Count", () -> {
                    DemoSteps.expect("total", "21.80", "21.81");
                    return "fine";
                }))
                .isInstanceOf(DemoStepException.class);
        assertThat(printed.toString().lines())
                .containsExactly("   1. Look: fine", "   2. Count: FAILED, total: expected 21.80, found 21.81");
    }

    @Test
    void a_demo_without_responses_fails_at_its_first_step() {
        Demo demo = Demo.start("127.0.0.1", 0, Clock.systemUTC());
        demo.close();

        assertThat(demo.run(out)).isFalse();
        assertThat(printed.toString()).contains("1. The customer c-234 of t-123: FAILED", "The demo stopped at step 1");
    }

    @Test
    void a_webhook_is_valid_only_as_it_was_signed() {
        // the example of the specification's library
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        String body = "{\"test\": 2432232314}";
        String id = "msg_p5jXN8AQM9LWM0D4loKWxJek";

        assertThat(new DemoReceiver.Webhook(id, "1614265330", signature, body).isSignedBy(secret))
                .isTrue();
        assertThat(new DemoReceiver.Webhook(id, "1614265330", "v1,AAAA " + signature, body).isSignedBy(secret))
                .isTrue();
        assertThat(new DemoReceiver.Webhook(id, "1614265331", signature, body).isSignedBy(secret))
                .isFalse();
        assertThat(new DemoReceiver.Webhook(id, "1614265330", signature, body + " ").isSignedBy(secret))
                .isFalse();
        assertThat(new DemoReceiver.Webhook(id, "1614265330", "null", body).isSignedBy(secret))
                .isFalse();
    }

    @Test
    void a_webhook_that_does_not_come_fails_the_step() {
        try (DemoReceiver receiver = DemoReceiver.start()) {
            assertThatThrownBy(() -> receiver.next(Duration.ofMillis(1)))
                    .isInstanceOf(DemoStepException.class)
                    .hasMessageContaining("expected a webhook");
        }
    }
}

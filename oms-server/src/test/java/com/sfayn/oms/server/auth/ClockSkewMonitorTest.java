package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sfayn.oms.server.auth.token.ClockSkewMonitor;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server with a wrong clock refuses valid tokens and logs why. */
class ClockSkewMonitorTest {
    private final ManualClock clock = new ManualClock();
    private final TokenVerifier verifier = TokenVerifier.of(Trust.in(Trust.issuer()), clock, clock::nanoTime);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ClockSkewMonitor.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void a_clock_that_is_behind_is_logged_once_a_minute(String claim) {
        long real = clock.instant().getEpochSecond();
        clock.advance(Duration.ofHours(-1));
        Payload fresh =
                Payload.good(clock).with("exp", String.valueOf(real + 300)).with(claim, String.valueOf(real));

        for (int i = 0; i < 5; i++) refuse(fresh.signed());

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("The clock of this server seems to be about 60 min behind that of " + Trust.ISSUER
                        + ": a token is valid from 2026-03-01T12:00:00Z, and it is 2026-03-01T11:00:00Z here.");
        clock.advance(Duration.ofMinutes(1));
        refuse(fresh.signed());
        assertThat(log.list).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void forged_tokens_do_not_count(String claim) {
        Payload future =
                Payload.good(clock).with(claim, String.valueOf(clock.instant().getEpochSecond() + 3_600));

        refuse(TokenForge.rs256("{\"alg\":\"RS256\"}", future.json(), TokenForge.OTHER_RSA));

        assertThat(log.list).isEmpty();
    }

    @Test
    void many_expired_tokens_in_a_row_are_logged_as_a_clock_that_is_ahead() {
        String old = Payload.good(clock).signed();
        clock.advance(Duration.ofHours(1));

        for (int i = 1; i < ClockSkewMonitor.EXPIRED_IN_A_ROW; i++) refuse(old);
        assertThat(log.list).isEmpty();
        refuse(old);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("The clock of this server may be 55 min or more ahead of that of " + Trust.ISSUER);
    }

    @Test
    void expired_tokens_between_valid_ones_are_not_logged() throws TokenRejectedException {
        String old = Payload.good(clock).signed();
        clock.advance(Duration.ofHours(1));

        for (int i = 0; i < 2 * ClockSkewMonitor.EXPIRED_IN_A_ROW; i++) {
            refuse(old);
            verifier.verify(Payload.good(clock).signed());
        }

        assertThat(log.list).isEmpty();
    }

    private void refuse(String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenRejectedException.class);
    }
}

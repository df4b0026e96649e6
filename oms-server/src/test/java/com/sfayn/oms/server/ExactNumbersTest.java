package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.FloatingPoint;
import com.sfayn.oms.server.http.OmsServer;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    private static final String METERS = "com.sfayn.oms.server.stream.StreamMeters";
    private static final String METRICS = "com.sfayn.oms.server.deployment.FeedMetrics.";
    private static final String ENTROPY = "com.sfayn.oms.server.config.SecretStrength.";

    @Test
    void only_metrics_and_the_entropy_of_a_secret_are_floating_point() {
        assertThat(FloatingPoint.inModuleOf(OmsServer.class))
                .filteredOn(place -> !place.startsWith(ENTROPY) && !place.startsWith(METRICS))
                .containsExactlyInAnyOrder(
                        METERS + ".new: a constant or a conversion", METERS + ".new: java.lang.Double.valueOf");
    }
}

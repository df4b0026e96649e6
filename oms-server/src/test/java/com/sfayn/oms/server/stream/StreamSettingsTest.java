package com.sfayn.oms.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void no_streams_without_settings() {
        assertThat(new SettingsReader(Map.of()).read().streams()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://redis",
                "redis://10.0.0.7:6380/2",
                "redis://:hush%40hush@redis.internal:6379",
                "rediss://user:hush@redis.example.com:6380/0?verifyPeer=CA",
                "redis://[::1]:6379"
            })
    void an_address_of_redis_is_sufficient(String address) {
        StreamSettings streams = read(Map.of("OMS_STREAMS_REDIS", address));

        assertThat(streams.redis().reveal()).isEqualTo(address);
        assertThat(streams.claimAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(streams.toString()).doesNotContain("hush", "redis:");
    }

    @Test
    void reads_the_address_from_a_file_and_the_claim_time() throws IOException {
        Path secret = Files.writeString(folder.resolve("redis"), "redis://:hush@redis\n");

        StreamSettings streams =
                read(Map.of("OMS_STREAMS_REDIS_FILE", secret.toString(), "OMS_STREAMS_CLAIM_AFTER", "5m"));
        assertThat(streams).isEqualTo(new StreamSettings(new Secret("redis://:hush@redis"), Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush",
                "http://hush@redis",
                "redis-sentinel://hush@a,b#main",
                "redis://",
                "redis://:hu#sh@redis",
                "redis://:hu sh@redis",
                "redis://:hu/sh@redis",
                "redis://hush,redis",
                "redis://hush:99999",
                "redis://redis/hush"
            })
    void refuses_an_invalid_address_without_showing_it(String address) {
        assertThatThrownBy(() -> read(Map.of("OMS_STREAMS_REDIS", address)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("oms.streams.redis", "redis://", "expected")
                .hasMessageNotContaining("hu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2d", "soon"})
    void refuses_a_claim_time_out_of_range(String time) {
        assertThatThrownBy(() -> read(Map.of("OMS_STREAMS_REDIS", "redis://r", "OMS_STREAMS_CLAIM_AFTER", time)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("oms.streams.claim-after", time);
    }

    @Test
    void refuses_a_claim_time_without_streams() {
        assertThatThrownBy(() -> read(Map.of("OMS_STREAMS_CLAIM_AFTER", "60s")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("oms.streams.redis is missing");
    }

    private static StreamSettings read(Map<String, String> environment) {
        return new SettingsReader(environment).read().streams().orElseThrow();
    }
}

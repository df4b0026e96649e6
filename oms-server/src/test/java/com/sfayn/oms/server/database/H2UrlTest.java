package com.sfayn.oms.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.deployment.Deployment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2UrlTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        ";AUTO_SERVER=TRUE, AUTO_SERVER=TRUE",
        ";CACHE_SIZE=1000;auto_server=true, AUTO_SERVER=TRUE",
        ";WRITE_DELAY=500, WRITE_DELAY=500",
        ";write_delay=1, WRITE_DELAY=1",
        ";FILE_LOCK=NO, FILE_LOCK=NO"
    })
    void settings_that_put_the_data_at_risk_are_refused_by_name(String settings, String named) {
        DatabaseSettings database = DatabaseSettings.at("jdbc:h2:file:" + directory.resolve("oms") + settings);

        assertThatThrownBy(() -> Deployment.migrate(database))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("oms.db.url has the setting " + named)
                .hasMessageContaining("Remove it");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {";WRITE_DELAY=0", ";write_delay=0", ";AUTO_SERVER=FALSE", ";INIT=SET LOCK_TIMEOUT 500\\;SET X 1"
            })
    void other_settings_are_accepted(String settings) {
        assertThatCode(() -> new H2Url("jdbc:h2:file:./oms" + settings).requireSafe())
                .doesNotThrowAnyException();
    }

    @Test
    void a_setting_in_the_url_is_kept_in_any_case() {
        assertThat(new H2Url("jdbc:h2:file:./oms;retention_time=100")
                        .with(List.of("RETENTION_TIME=3000", "WRITE_DELAY=0"))
                        .text())
                .isEqualTo("jdbc:h2:file:./oms;retention_time=100;WRITE_DELAY=0");
    }

    @Test
    void in_memory_and_server_databases_are_not_files() {
        assertThat(new H2Url("jdbc:h2:mem:oms").isFile()).isFalse();
        assertThat(new H2Url("jdbc:h2:tcp://db/oms;AUTO_SERVER=TRUE").isFile()).isFalse();
        assertThat(new H2Url("jdbc:h2:./oms").isFile()).isTrue();
    }
}

package com.sfayn.oms.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.graphql.GraphQLRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphQLRequestReaderTest {
    @Test
    void numbers_come_in_exactly() {
        GraphQLRequest request = read("{\"query\": \"{ a }\", \"variables\": {\"price\": 1.50, \"tiny\": 1e-30,"
                + " \"large\": 123456789012345678901234567890, \"count\": 3, \"nested\": [0.1]}}");

        assertThat(request.variables())
                .containsEntry("price", new BigDecimal("1.50"))
                .containsEntry("tiny", new BigDecimal("1e-30"))
                .containsEntry("large", new BigInteger("123456789012345678901234567890"))
                .containsEntry("count", 3)
                .containsEntry("nested", List.of(new BigDecimal("0.1")));
    }

    @Test
    void a_number_without_end_is_refused() {
        assertThatThrownBy(() -> read("{\"query\": \"{ a }\", \"variables\": {\"n\": " + "9".repeat(101) + "}}"))
                .isInstanceOf(HttpRefusal.class)
                .hasMessageContaining("100 digits")
                .extracting(refusal -> ((HttpRefusal) refusal).code())
                .isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void null_members_count_as_absent() {
        GraphQLRequest request =
                read("{\"query\": \"{ a }\", \"variables\": null, \"operationName\": null, \"extensions\": null}");

        assertThat(request).isEqualTo(new GraphQLRequest("{ a }", null, Map.of(), Map.of()));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThatThrownBy(() -> GraphQLRequestReader.body(body))
                .isInstanceOf(HttpRefusal.class)
                .hasMessage("The body is not UTF-8.");
    }

    private static GraphQLRequest read(String body) {
        return GraphQLRequestReader.body(body.getBytes(StandardCharsets.UTF_8));
    }
}

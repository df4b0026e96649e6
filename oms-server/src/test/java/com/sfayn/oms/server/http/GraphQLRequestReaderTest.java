package com.sfayn.oms.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.server.http.exchange.HttpError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphQLRequestReaderTest {
    @Test
    void reads_numbers_exactly() {
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
    void refuses_a_number_of_too_many_digits() {
        assertThatThrownBy(() -> read("{\"query\": \"{ a }\", \"variables\": {\"n\": " + "9".repeat(101) + "}}"))
                .isInstanceOf(HttpError.class)
                .hasMessageContaining("100 digits")
                .extracting(refusal -> ((HttpError) refusal).code())
                .isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void treats_null_members_as_absent() {
        GraphQLRequest request =
                read("{\"query\": \"{ a }\", \"variables\": null, \"operationName\": null, \"extensions\": null}");

        assertThat(request).isEqualTo(new GraphQLRequest("{ a }", null, Map.of(), Map.of()));
    }

    @Test
    void refuses_a_body_that_is_not_utf8() {
        byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThatThrownBy(() -> GraphQLRequestReader.body(body))
                .isInstanceOf(HttpError.class)
                .hasMessage("The body is not UTF-8.");
    }

    private static GraphQLRequest read(String body) {
        return GraphQLRequestReader.body(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refuses_a_body_of_too_many_values_and_names_the_limit() {
        String many =
                "{\"query\":\"{a}\",\"variables\":{\"a\":[" + "{},".repeat(GraphQLRequestReader.TOKENS / 2) + "{}]}}";

        assertThatThrownBy(() -> GraphQLRequestReader.body(many.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(HttpError.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.code()).isEqualTo("LIMIT_EXCEEDED");
                })
                .hasMessageContaining("200000 names, values and brackets");
    }

    @Test
    void reads_the_largest_allowed_rows() {
        String row = IntStream.range(0, 40)
                .mapToObj(i -> "\"column" + i + "\":\"1\"")
                .collect(Collectors.joining(",", "{", "}"));
        String rows = String.join(",", Collections.nCopies(1_000, row));

        assertThat(GraphQLRequestReader.body(("{\"query\":\"{a}\",\"variables\":{\"rows\":[" + rows + "]}}")
                                .getBytes(StandardCharsets.UTF_8))
                        .variables())
                .containsKey("rows");
    }
}

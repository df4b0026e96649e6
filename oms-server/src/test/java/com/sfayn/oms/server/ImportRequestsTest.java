package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to import as tools, browsers and mistakes make them. */
class ImportRequestsTest {
    private static final int LIMIT = 100_000;
    private static final String FILE = ImportOverHttp.vendors("v-1,One,Singapore,true");

    private static final SettableClock CLOCK = new SettableClock(Instant.now());

    private static RunningServer server;

    private final String admin = RunningServer.token(new TenantId("t-" + UUID.randomUUID()), "root", Role.ADMIN);

    @BeforeAll
    static void start() {
        server = RunningServer.as(
                RunningServer.settings(
                        RunningServer.inMemory(),
                        Map.of("oms.http.max-body", "1024", "oms.http.max-import-body", Integer.toString(LIMIT))),
                CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<String> post(String path, String contentType, BodyPublisher body) {
        return server.send(server.request(path, "Authorization", "Bearer " + admin, "Content-Type", contentType)
                .POST(body));
    }

    private HttpResponse<String> post(String path, String contentType, String body) {
        return post(path, contentType, BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @EnumSource
    void a_template_of_every_type_is_there_for_those_who_may_import_it(SnapshotType type) {
        String path = "/import/" + type.id() + "/template.csv";

        HttpResponse<String> template = server.get(path, "Authorization", "Bearer " + admin);

        assertThat(template.statusCode()).isEqualTo(200);
        assertThat(template.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8; header=present");
        assertThat(template.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + type.id() + ".csv\"");
        assertThat(template.body()).endsWith(",is_active\r\n").hasLineCount(1);
        assertThat(server.get(path, "Authorization", "Bearer " + RunningServer.token(Role.CUSTOMER))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv; charset=utf-8", "TEXT/CSV;charset=\"UTF-8\"; header=present"})
    void a_file_may_be_the_body(String contentType) {
        assertThat(post("/import/vendor", contentType, FILE).statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_may_be_the_one_part_of_a_form() {
        String form = "preamble\r\n--b-1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: application/vnd.ms-excel\r\n\r\n" + FILE + "\r\n--b-1--\r\nepilogue";

        HttpResponse<String> response = post("/import/vendor", "multipart/form-data; boundary=\"b-1\"", form);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(RunningServer.json(response).get("inserted").intValue()).isEqualTo(1);
    }

    @Test
    void a_part_is_taken_as_it_is_with_all_that_looks_like_a_boundary() {
        String csv = ImportOverHttp.vendors("v-1,\"One\r\n--b-\r\n-\r\n--bb\",Singapore,true");
        String form = "--b-1\r\n\r\n" + csv + "--b-1--";

        HttpResponse<String> response = post("/import/vendor", "multipart/form-data; boundary=b-1", form);

        assertThat(RunningServer.json(response)
                        .at("/errors/0/extensions/rowErrors/0/value")
                        .asText())
                .isEqualTo("One\r\n--b-\r\n-\r\n--bb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "nothing # The form can't be read",
                "--b # The form can't be read",
                "--b|a: b||x # The form can't be read",
                "--b|a: b||x|--b|c: d||y|--b-- # The form has several parts"
            })
    void a_form_has_exactly_one_part(String form, String message) {
        HttpResponse<String> response =
                post("/import/vendor", "multipart/form-data; boundary=b", form.replace("|", "\r\n"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningServer.message(response)).startsWith(message);
    }

    @Test
    void an_empty_part_is_an_empty_file() {
        for (String form : new String[] {"--b\r\na: b\r\n\r\n\r\n--b--", "--b\r\na: b\r\n\r\n--b--"}) {
            HttpResponse<String> response = post("/import/vendor", "multipart/form-data; boundary=b", form);

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(RunningServer.json(response)
                            .at("/errors/0/extensions/rowErrors/0/message")
                            .asText())
                    .startsWith("The file is empty;");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/csv; charset=windows-1252",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    void a_body_of_another_kind_is_refused_with_what_would_be_right(String contentType) {
        HttpResponse<String> response = post("/import/vendor", contentType, FILE);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(RunningServer.message(response)).contains("text/csv", "multipart/form-data", contentType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "mod=replace # Unknown parameter \"mod\"; the nearest is mode.",
                "mode=replace&mode=upsert # The parameter mode is given 2 times; send it once.",
                "mode=REPLACE # The parameter mode is \"REPLACE\"; it must be upsert or replace.",
                "dryRun # The parameter dryRun is \"\"; it must be true or false.",
                "allowEmpty=1 # The parameter allowEmpty is \"1\"; it must be true or false.",
                "asOf=yesterday # The parameter asOf is \"yesterday\"; it must be a time with an offset, such as",
                "asOf=2026-01-31T18:00:00 # The parameter asOf is \"2026-01-31T18:00:00\"; it must be a time with an"
            })
    void nothing_is_guessed_of_how_a_file_is_meant(String query, String message) {
        HttpResponse<String> response = post("/import/vendor?" + query, "text/csv", FILE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningServer.message(response)).startsWith(message);
    }

    @Test
    void an_unknown_type_is_not_there_and_the_nearest_is() {
        HttpResponse<String> response = post("/import/prodcuts", "text/csv", FILE);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RunningServer.message(response))
                .startsWith("Unknown type \"prodcuts\"; the nearest is product. Types are product, vendor, offer,");
        assertThat(server.get("/import/product").statusCode()).isEqualTo(405);
    }

    @Test
    void a_file_beyond_the_limit_is_refused_with_or_without_a_content_length_and_the_message_names_the_setting() {
        byte[] tooLong = (FILE + "v,".repeat(LIMIT)).getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> withLength = post("/import/vendor", "text/csv", BodyPublishers.ofByteArray(tooLong));
        HttpResponse<String> chunked = post(
                "/import/vendor", "text/csv", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)));

        for (HttpResponse<String> response : List.of(withLength, chunked)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(RunningServer.message(response))
                    .startsWith("The file is longer than 100000 bytes. Split it; or the operator can raise");
        }
    }

    @Test
    void whether_the_caller_may_is_asked_before_anything_is_read_of_the_file() throws IOException {
        String head = "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 90000\r\n"
                + "Expect: 100-continue\r\nAuthorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("FORBIDDEN");
        }
    }

    @Test
    void what_comes_while_a_file_is_still_on_its_way_is_newer_than_the_file() throws IOException {
        String head = "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nConnection: close\r\n"
                + "Content-Length: " + FILE.length() + "\r\nExpect: 100-continue\r\nAuthorization: Bearer " + admin
                + "\r\n\r\n";
        String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(goOn.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(goOn);
            CLOCK.advance(Duration.ofMinutes(1));
            post("/import/vendor", "text/csv", ImportOverHttp.vendors("v-1,Renamed meanwhile,Singapore,true"));
            CLOCK.advance(Duration.ofMinutes(1));

            socket.getOutputStream().write(FILE.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"inserted\":0,\"updated\":0,\"unchanged\":1");
        }
    }

    @Test
    void a_sender_who_breaks_off_leaves_no_row_and_no_file() throws IOException {
        String head = "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 90000\r\n"
                + "Authorization: Bearer " + admin + "\r\n\r\n" + FILE;
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        Awaitility.await().until(() -> leftovers() == 0);
        assertThat(RunningServer.json(post("/import/vendor", "text/csv", FILE))
                        .get("inserted")
                        .intValue())
                .isEqualTo(1);
        assertThat(leftovers()).isZero();
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("oms-import-"))
                    .count();
        }
    }
}

package com.sfayn.oms.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.http.ExplorerUser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The explorer in a real browser: mvn -Pbrowser -pl oms-server -am test. */
class ExplorerInBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DESKTOP = 1440;
    private static final int PHONE = 390;
    private static final String EVERYTHING_STORED =
            "() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)";

    private static Playwright playwright;
    private static Browser browser;
    private static RunningServer server;

    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void start() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("oms.test.browser")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
        browser.close();
        playwright.close();
    }

    @AfterEach
    void nothing_went_elsewhere_and_no_policy_was_broken() {
        context.close();
        assertThat(wrong).isEmpty();
    }

    private Page open(int width, ColorScheme colours, String origin, String path) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 844).setColorScheme(colours));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.onRequest(request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) wrong.add(request.url());
        });
        page.onPageError(wrong::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                wrong.add(message.text());
            }
        });
        page.navigate(origin + path);
        page.waitForSelector(".graphiql-execute-button");
        return page;
    }

    private Page open(RunningServer at) {
        String origin = at.uri("").toString();
        return open(DESKTOP, ColorScheme.LIGHT, origin, "/");
    }

    private static Locator see(Page page, String selector, String text) {
        Locator seen = page.locator(selector);
        assertThat(seen)
                .containsText(
                        text,
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(PATIENCE.toMillis()));
        return seen;
    }

    private static void use(Page page, String token) {
        page.fill("#token", token);
        page.click("#sign-in button");
    }

    private static void run(Page page, String expected) {
        page.click(".graphiql-execute-button");
        see(page, ".graphiql-response", expected);
    }

    private static void seeTheSchema(Page page) {
        page.click("button[aria-label='Show Documentation Explorer']");
        see(page, ".graphiql-plugin", "CheckoutItemsInput");
        page.click("button[aria-label='Hide Documentation Explorer']");
    }

    @Test
    void a_token_is_asked_for_kept_on_reload_and_forgotten_on_demand() {
        Page page = open(server);
        see(page, "#notice", "No token yet.");

        use(page, "Bearer " + RunningServer.token(Role.CUSTOMER));
        see(page, "#identity", "u-1 · t-1 · until");
        seeTheSchema(page);
        page.reload();
        see(page, "#identity", "u-1");
        run(page, "\"nodes\": []");
        assertThat(page.locator("#notice")).isHidden();

        String secret = RunningServer.token(Role.CUSTOMER).split("\\.")[0];
        assertThat((String) page.evaluate("() => JSON.stringify(localStorage)")).doesNotContain(secret);
        page.click("#forget");
        see(page, "#notice", "No token yet.");
        assertThat((String) page.evaluate(EVERYTHING_STORED)).doesNotContain(secret);
        page.reload();
        see(page, "#notice", "No token yet.");
    }

    @Test
    void a_token_that_was_typed_as_a_header_is_stored_nowhere() {
        Page page = open(server);
        page.click("button[data-name='headers']");
        page.click(".graphiql-editor-tool .CodeMirror >> visible=true");
        page.keyboard().insertText("{\"Authorization\": \"Bearer " + RunningServer.token(Role.CUSTOMER) + "\"}");

        run(page, "\"nodes\": []");
        page.click("button[aria-label='Show History']");
        see(page, ".graphiql-plugin", "orders");

        assertThat((String) page.evaluate(EVERYTHING_STORED))
                .contains("orders(first")
                .doesNotContain("Bearer");
    }

    @Test
    void a_token_that_has_expired_is_told_as_that() {
        Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        Page page = open(server);

        use(
                page,
                new DevIssuer(RunningServer.SECRET, yesterday)
                        .mint(DevToken.of(RunningServer.TENANT, "u-1", Role.ADMIN)));

        see(page, "#notice", "The token is invalid (401). It expired:");
        see(page, "#identity", "expired");
    }

    @Test
    void a_token_that_is_none_is_told_as_not_accepted() {
        Page page = open(server);

        use(page, "nonsense");

        see(page, "#notice", "The token is invalid (401).");
        see(page, "#identity", "A token");
    }

    @Test
    void introspection_that_is_switched_off_is_told_and_queries_work() {
        try (RunningServer closed = RunningServer.as(
                RunningServer.settings(RunningServer.inMemory(), Map.of("oms.http.introspection", "false")))) {
            Page page = open(closed);

            use(page, RunningServer.token(Role.CUSTOMER));

            see(page, "#notice", "Introspection is disabled on this server (oms.http.introspection).");
            run(page, "\"nodes\": []");
        }
    }

    @Test
    void a_server_that_does_not_answer_is_told_and_tried_again() {
        Page page = open(server);
        context.setOffline(true);
        use(page, RunningServer.token(Role.CUSTOMER));
        see(page, "#notice", "The server does not respond.");

        context.setOffline(false);
        page.click("#retry");

        assertThat(page.locator("#notice")).isHidden();
        seeTheSchema(page);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void on_a_phone_everything_is_within_the_window_and_the_answer_below_the_query(ColorScheme colours) {
        String token = RunningServer.token(Role.CUSTOMER);
        List<ExplorerUser> people = List.of(
                new ExplorerUser("one", "A person with a name that is longer than a phone is wide", token),
                new ExplorerUser("two", "Another", token));
        try (Deployment demo =
                Deployment.start(RunningServer.settings(RunningServer.inMemory(), 0), Clock.systemUTC(), people)) {
            Page page = open(PHONE, colours, "http://127.0.0.1:" + demo.port(), "/graphiql?as=two");
            run(page, "\"nodes\": []");

            assertThat(page.locator("#user")).hasValue("two");
            assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(PHONE);
            for (String part : List.of("#user", ".graphiql-query-editor", ".graphiql-response")) {
                BoundingBox box = page.locator(part).boundingBox();
                assertThat(box.x + box.width).as(part).isLessThanOrEqualTo(PHONE);
                assertThat(box.width).as(part).isGreaterThan(PHONE / 2.0);
            }
            assertThat(page.locator(".graphiql-response").boundingBox().y)
                    .isGreaterThan(page.locator(".graphiql-query-editor").boundingBox().y);
            assertThat(brightness(page, "#bar")).isEqualTo(brightness(page, ".graphiql-container"));
            page.selectOption("#user", "one");
            page.reload();
            assertThat(page.locator("#user")).hasValue("one");
        }
    }

    /** Whether the background is rather dark than bright. */
    private static boolean brightness(Page page, String selector) {
        return (boolean) page.evaluate(
                "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
                        + ".match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384",
                selector);
    }
}

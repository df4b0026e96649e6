package com.sfayn.oms.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that docs/how-to/add-a-payment-gateway.md lists all files that a gateway of the server touches. */
class AddAPaymentGatewayPageTest {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "add-a-payment-gateway.md");
    private static final Path MAIN = Path.of("src", "main", "java", "com", "sfayn", "oms", "server");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+/\\w+\\.java)` \\|");
    private static final Pattern CODE = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);
    private static final Pattern STRIPE = Pattern.compile("StripeGateway|\"[^\"]*stripe");

    static Stream<PaymentProvider> providers() {
        return Deployment.PAYMENT_PROVIDERS.stream();
    }

    @Test
    void the_page_lists_the_files_that_name_the_example() throws IOException {
        String page = Files.readString(PAGE);
        String main = page.substring(page.indexOf("## In the server"), page.indexOf("Tests, below"));

        assertThat(ROW.matcher(main).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(filesThatName(STRIPE));
    }

    @Test
    void the_code_of_the_page_is_that_of_the_example() throws IOException {
        Matcher code = CODE.matcher(Files.readString(PAGE));

        assertThat(code.find()).isTrue();
        assertThat(Files.readString(MAIN.resolve("payment/StripeGateway.java"))).contains(code.group(1));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void every_provider_can_be_chosen_by_settings(PaymentProvider provider) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OMS_TENANTS_DEFAULT_PAYMENT_METHODS", provider.method());
        environment.put(variable(provider, "base-url"), "https://sandbox.example");
        provider.credentials().forEach(name -> environment.put(variable(provider, name), "hush"));

        assertThat(new SettingsReader(environment).read().payments().of(new TenantId("t-1"), provider.method()))
                .get()
                .satisfies(account -> {
                    assertThat(account.baseUrl()).hasToString("https://sandbox.example");
                    assertThat(account.credentials().keySet()).containsAll(provider.credentials());
                });
    }

    private static String variable(PaymentProvider provider, String name) {
        return "OMS_TENANTS_DEFAULT_" + Ascii.toUpperCase(provider.key() + "_" + name.replace('-', '_'));
    }

    private static List<String> filesThatName(Pattern example) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> example.matcher(text(file)).find())
                    .map(file -> MAIN.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.deployment.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a token of the development issuer. */
@Command(
        name = "token",
        description =
                "Prints a token of the development issuer, to try the server. Requires its secret (oms.dev.secret).",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", paramLabel = "T", required = true, description = "The tenant that the user belongs to.")
    private String tenant;

    @Option(names = "--sub", paramLabel = "S", required = true, description = "The user's id (the token's sub).")
    private String subject;

    @Option(
            names = "--role",
            paramLabel = "R[,R...]",
            hideParamSyntax = true,
            required = true,
            arity = "1..*",
            split = ",",
            description = "customer, vendor or admin; several are separated by commas.")
    private List<Role> roles;

    @Option(
            names = "--vendor",
            paramLabel = "V",
            description = "The vendor that the user acts for; for the role vendor.")
    private String vendor;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = TimeToLive.class,
            description = "How long the token is valid: 90s, 15m, 1h, 7d. Default: ${DEFAULT-VALUE}.")
    private Duration ttl;

    private final Terminal terminal;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ServerSettings settings = config.read(terminal);
        DevToken token = token();
        if (settings.devSecret().isEmpty()) {
            terminal.err()
                    .println("There is no development issuer: set oms.dev.secret (OMS_DEV_SECRET) to the output of"
                            + " \"openssl rand -base64 32\", the same value here and for the server.");
            return 1;
        }
        terminal.out().println(new DevIssuer(settings.devSecret().get(), terminal.clock()).mint(token));
        return 0;
    }

    private DevToken token() {
        try {
            DevToken token = DevToken.of(new TenantId(tenant), subject, roles.toArray(Role[]::new))
                    .withTtl(ttl);
            return vendor == null ? token : token.withVendor(vendor);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** Reads {@code 90s}, {@code 15m}, {@code 1h}, {@code 7d}. */
    static final class TimeToLive implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(Ascii.toLowerCase(text));
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is not a duration; expected e.g. 90s, 15m, 1h or 7d");
            }
            long amount = Long.parseLong(form.group(1));
            return switch (form.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
    }
}

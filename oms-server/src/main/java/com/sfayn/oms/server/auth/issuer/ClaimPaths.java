package com.sfayn.oms.server.auth.issuer;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The paths of the claims in an issuer's tokens. Each is a list of paths; the first one that exists is used. Dots
 * descend into objects ({@code realm_access.roles}). A namespaced claim is one name with its URL
 * ({@code https://shop.example/roles}), in which {@code *} matches any namespace. A name that contains dots is in
 * double quotes ({@code "extn.tenant_id"}). {@code *} as a name means the only member of an object, and
 * {@code <audience>} the accepted audience that the token names.
 */
public record ClaimPaths(
        List<String> tenant,
        List<String> roles,
        List<String> vendor,
        List<String> email,
        List<String> firstName,
        List<String> lastName) {
    /** The placeholder for the audience of the token. */
    public static final String AUDIENCE = "<audience>";

    /** Names of the presets in the settings. */
    public static final List<String> PRESETS = List.of("default", "keycloak", "auth0", "firebase", "cognito", "entra");

    /** Used if the settings name no preset. */
    public static final ClaimPaths DEFAULT = standard(List.of("tenant_id"), List.of("roles"), List.of("vendor_id"));

    private static final String ANY_NAMESPACE = "https://*/";

    public ClaimPaths {
        tenant = List.copyOf(tenant);
        roles = List.copyOf(roles);
        vendor = List.copyOf(vendor);
        email = List.copyOf(email);
        firstName = List.copyOf(firstName);
        lastName = List.copyOf(lastName);
    }

    /** Returns one of {@link #PRESETS}; empty for another name. */
    public static Optional<ClaimPaths> preset(String name) {
        return switch (name) {
            case "default" -> Optional.of(DEFAULT);
            case "keycloak" ->
                Optional.of(standard(
                        DEFAULT.tenant,
                        List.of("resource_access." + AUDIENCE + ".roles", "realm_access.roles", "roles"),
                        DEFAULT.vendor));
            case "auth0" ->
                Optional.of(standard(
                        List.of(ANY_NAMESPACE + "tenant_id"),
                        List.of(ANY_NAMESPACE + "roles"),
                        List.of(ANY_NAMESPACE + "vendor_id")));
            case "firebase" ->
                Optional.of(new ClaimPaths(
                        List.of("tenant_id", "firebase.tenant"),
                        DEFAULT.roles,
                        DEFAULT.vendor,
                        DEFAULT.email,
                        List.of("name"),
                        List.of()));
            case "cognito" ->
                Optional.of(
                        standard(List.of("custom:tenant_id"), List.of("cognito:groups"), List.of("custom:vendor_id")));
            case "entra" ->
                Optional.of(new ClaimPaths(
                        DEFAULT.tenant,
                        DEFAULT.roles,
                        DEFAULT.vendor,
                        List.of("preferred_username"),
                        List.of("name"),
                        List.of()));
            default -> Optional.empty();
        };
    }

    /** Returns the claim that holds the audience in the tokens of a preset. */
    static Audience.Claim audienceClaim(String preset) {
        return preset.equals("cognito") ? Audience.Claim.CLIENT_ID : Audience.Claim.AUD;
    }

    private static ClaimPaths standard(List<String> tenant, List<String> roles, List<String> vendor) {
        return new ClaimPaths(tenant, roles, vendor, List.of("email"), List.of("given_name"), List.of("family_name"));
    }

    /** Returns these paths with {@code *} namespaces replaced by the given one, e.g. {@code https://shop.example}. */
    ClaimPaths inNamespace(String namespace) {
        String prefix = namespace.endsWith("/") ? namespace : namespace + "/";
        UnaryOperator<String> named =
                path -> path.startsWith(ANY_NAMESPACE) ? prefix + path.substring(ANY_NAMESPACE.length()) : path;
        return new ClaimPaths(
                tenant.stream().map(named).toList(),
                roles.stream().map(named).toList(),
                vendor.stream().map(named).toList(),
                email,
                firstName,
                lastName);
    }
}

package com.sfayn.oms.server.auth;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where an issuer's tokens say what. Each is a list of paths, of which the first that is there counts. A path goes down
 * by dots ({@code realm_access.roles}), except that a namespaced claim is one name with its URL
 * ({@code https://shop.example/roles}), where {@code *} stands for any namespace. A name with dots stands between double
 * quotes ({@code "extn.tenant_id"}), {@code *} instead of a name for the only member of an object, and
 * {@code <audience>} for the accepted audience that the token names.
 */
public record ClaimPaths(
        List<String> tenant,
        List<String> roles,
        List<String> vendor,
        List<String> email,
        List<String> firstName,
        List<String> lastName) {
    /** What a path writes for the audience of the token. */
    public static final String AUDIENCE = "<audience>";

    /** Names of the presets, as settings write them. */
    public static final List<String> PRESETS = List.of("default", "keycloak", "auth0", "firebase", "cognito", "entra");

    /** The preset of those who name none. */
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

    /** One of {@link #PRESETS}; empty for another name. */
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

    /** The claim by which tokens as a preset expects them say for whom they are. */
    static Audience.Claim audienceClaim(String preset) {
        return preset.equals("cognito") ? Audience.Claim.CLIENT_ID : Audience.Claim.AUD;
    }

    private static ClaimPaths standard(List<String> tenant, List<String> roles, List<String> vendor) {
        return new ClaimPaths(tenant, roles, vendor, List.of("email"), List.of("given_name"), List.of("family_name"));
    }

    /** These paths with one namespace, e.g. {@code https://shop.example}, where they allow any. */
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

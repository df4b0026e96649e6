package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the properties of an actor from the claims of one issuer's tokens. */
public final class ClaimReader {

    private final List<ClaimPath> tenant;
    private final List<ClaimPath> roles;
    private final List<ClaimPath> vendor;
    private final List<ClaimPath> email;
    private final List<ClaimPath> firstName;
    private final List<ClaimPath> lastName;
    private final VendorScope vendors;

    public ClaimReader(ClaimPaths paths, String audience, VendorScope vendors) {
        this.vendors = vendors;
        this.tenant = compiled(paths.tenant(), audience);
        this.roles = compiled(paths.roles(), audience);
        this.vendor = compiled(paths.vendor(), audience);
        this.email = compiled(paths.email(), audience);
        this.firstName = compiled(paths.firstName(), audience);
        this.lastName = compiled(paths.lastName(), audience);
    }

    private static List<ClaimPath> compiled(List<String> paths, String audience) {
        return paths.stream().map(path -> ClaimPath.of(path, audience)).toList();
    }

    public String subject(ObjectNode claims) throws TokenRejectedException {
        JsonNode subject = claims.get("sub");
        if (subject == null) throw new TokenRejectedException("The token has no sub.");
        return name(subject, "sub");
    }

    /**
     * Returns the tenants that the token names: one as a string, or several as a list of names or as an object with one
     * member per tenant. Empty if the token has no such claim.
     */
    public Set<TenantId> tenants(ObjectNode claims) throws TokenRejectedException {
        Optional<JsonNode> found = first(tenant, claims);
        if (found.isEmpty()) return Set.of();
        Set<TenantId> tenants = new LinkedHashSet<>();
        for (JsonNode name : tenantNames(found.get())) tenants.add(tenant(name));
        if (tenants.isEmpty()) throw new TokenRejectedException("The claim for the tenant is present but empty.");
        return tenants;
    }

    private static Iterable<JsonNode> tenantNames(JsonNode found) throws TokenRejectedException {
        if (found.isArray()) return found;
        if (!found.isObject()) return List.of(found);
        List<JsonNode> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : found.properties()) {
            if (!member.getValue().isObject()) {
                throw new TokenRejectedException("The claim for the tenant is an object whose member " + member.getKey()
                        + " is not an object; the path must lead to the name of the tenant.");
            }
            names.add(TextNode.valueOf(member.getKey()));
        }
        return names;
    }

    private static TenantId tenant(JsonNode named) throws TokenRejectedException {
        String id = name(named, "tenant");
        if (id.length() > TenantId.MAX_LENGTH) throw new TokenRejectedException("The tenant's id is too long.");
        return new TenantId(id);
    }

    /** Returns the known roles, at least one; other roles are ignored. */
    public Set<Role> roles(ObjectNode claims) throws TokenRejectedException {
        JsonNode found = namedRoles(claims);
        EnumSet<Role> known = EnumSet.noneOf(Role.class);
        if (found.isTextual()) {
            for (String name : found.textValue().split(" ")) Role.named(name).ifPresent(known::add);
        } else if (found.isArray()) {
            for (JsonNode name : found) {
                if (name.isTextual()) Role.named(name.textValue()).ifPresent(known::add);
            }
        } else {
            throw new TokenRejectedException("The roles are neither a list nor a string.");
        }
        if (known.isEmpty())
            throw new TokenRejectedException("The token has none of the roles customer, vendor, admin.");
        if (!vendors.allowed()) known.remove(Role.VENDOR);
        if (known.isEmpty())
            throw new TokenRejectedException("The only role is vendor, which this issuer may not grant.");
        return known;
    }

    /** Skips empty lists, since some providers write one if there are no roles at that path. */
    private JsonNode namedRoles(ObjectNode claims) throws TokenRejectedException {
        JsonNode empty = null;
        for (ClaimPath path : roles) {
            Optional<JsonNode> found = path.in(claims);
            if (found.isPresent() && !isEmpty(found.get())) return found.get();
            empty = found.orElse(empty);
        }
        if (empty == null) throw new TokenRejectedException("The token has no claim with roles.");
        return empty;
    }

    private static boolean isEmpty(JsonNode roles) {
        return roles.isTextual() ? roles.textValue().isBlank() : roles.isArray() && roles.isEmpty();
    }

    /** @param issued when the token was issued, or null */
    public Claims others(ObjectNode claims, Instant issued) throws TokenRejectedException {
        Optional<JsonNode> found = first(vendor, claims);
        String vendorId = found.isEmpty() || !vendors.allowed() ? null : vendor(found.get());
        return new Claims(vendorId, text(email, claims), text(firstName, claims), text(lastName, claims), issued);
    }

    private String vendor(JsonNode found) throws TokenRejectedException {
        boolean one = found.isArray() && found.size() == 1;
        String vendor = vendors.prefix() + name(one ? found.get(0) : found, "vendor");
        if (vendor.length() <= LengthRule.SHORT) return vendor;
        throw new TokenRejectedException(
                "The vendor and the issuer's prefix have more than " + LengthRule.SHORT + " characters.");
    }

    private static Optional<JsonNode> first(List<ClaimPath> paths, ObjectNode claims) throws TokenRejectedException {
        for (ClaimPath path : paths) {
            Optional<JsonNode> found = path.in(claims);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** Reads an identifying name. A malformed one is refused, not treated as missing. */
    private static String name(JsonNode found, String what) throws TokenRejectedException {
        if (!found.isTextual()) throw new TokenRejectedException("The claim for the " + what + " is not a string.");
        String name = found.textValue();
        if (name.isBlank() || name.length() > LengthRule.SHORT || name.chars().anyMatch(Character::isISOControl)) {
            throw new TokenRejectedException("The claim for the " + what
                    + " is blank, contains control characters or is longer than " + LengthRule.SHORT + " characters.");
        }
        return name;
    }

    private static String text(List<ClaimPath> paths, ObjectNode claims) throws TokenRejectedException {
        return first(paths, claims)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }
}

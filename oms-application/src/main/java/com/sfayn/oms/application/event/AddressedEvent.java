package com.sfayn.oms.application.event;

import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * An event, and the tenant that it says it is for. Whether its source may speak for that tenant is for whoever knows
 * the source to decide.
 */
public record AddressedEvent(TenantId tenant, SourceEvent event) {
    /** Why the event can't be taken where only this tenant's are; empty if it is this tenant's. */
    public Optional<InvalidInput> misaddressed(TenantId expected) {
        return tenant.equals(expected)
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        "tenant_id is \"" + Excerpt.text(tenant.value()) + "\", but only events for "
                                + Excerpt.text(expected.value()) + " are taken here.",
                        List.of("tenant_id")));
    }
}

package com.sfayn.oms.application.event;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** An event with the tenant that it names. The caller decides whether its source may send events for that tenant. */
public record AddressedEvent(TenantId tenant, SourceEvent event) {
    /** Returns the error if the event names another tenant than the expected one. */
    public Optional<InvalidInput> misaddressed(TenantId expected) {
        return tenant.equals(expected)
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        "tenant_id is \"" + Excerpt.text(tenant.value()) + "\", but only events for "
                                + Excerpt.text(expected.value()) + " are accepted here.",
                        List.of("tenant_id")));
    }
}

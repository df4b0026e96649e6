package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.payment.ProviderHttp.Deadline;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies payments with a provider that returns a transaction as one JSON object. */
abstract class HttpGateway implements PaymentGateway {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
    private static final int OK = 200;

    final ProviderHttp http;
    private final PaymentProvider provider;
    private final Pattern ids;
    private final Set<Integer> unknown;
    private final Function<TenantId, Optional<ProviderAccount>> accounts;

    /**
     * @param ids the form of transaction ids; others are never sent, because ids become part of a URL
     * @param unknown the statuses of the provider for transactions that it does not know
     */
    HttpGateway(
            PaymentProvider provider,
            Pattern ids,
            Set<Integer> unknown,
            Function<TenantId, Optional<ProviderAccount>> accounts,
            RetryPolicy retries,
            Clock clock) {
        this.provider = provider;
        this.ids = ids;
        this.unknown = unknown;
        this.accounts = accounts;
        this.http = new ProviderHttp(provider.name(), retries, clock);
    }

    /** Asks the provider for the transaction. */
    abstract Reply ask(ProviderAccount account, String transactionId, Deadline deadline);

    /** Reads the transaction from the response; returns empty if it is another one or malformed. */
    abstract Optional<ReportedPayment> read(ObjectNode json, String transactionId);

    @Override
    public final String method() {
        return provider.method();
    }

    @Override
    public final Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
        if (!ids.matcher(transactionId).matches()) return Optional.empty();
        ProviderAccount account = accounts.apply(tenant)
                .orElseThrow(() ->
                        new IllegalStateException("Tenant " + tenant + " has no " + provider.name() + " account."));
        Reply reply = ask(account, transactionId, http.deadline());
        if (unknown.contains(reply.status())) return Optional.empty();
        if (reply.status() != OK) {
            LOG.error(
                    "{} answered with status {}; check the credentials of tenant {}.",
                    provider.name(),
                    reply.status(),
                    tenant);
            throw http.unavailable("status " + reply.status());
        }
        return Optional.of(reply.json()
                .flatMap(json -> read(json, transactionId))
                .orElseThrow(() -> http.unavailable("the response is not the transaction " + transactionId)));
    }
}

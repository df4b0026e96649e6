package com.sfayn.oms.server.payment;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.payment.ProviderHttp.Deadline;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies payments with PayPal's Orders v2 API. The shop's front end sets {@code purchase_units[0].custom_id} to the id of
 * the order or the group. The paid amount is the sum of the COMPLETED captures.
 *
 * @see <a href="https://developer.paypal.com/docs/api/orders/v2/#orders_get">PayPal: show order details</a>
 */
public final class PayPalGateway implements PaymentGateway {
    private static final Logger LOG = LoggerFactory.getLogger(PayPalGateway.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    private static final int UNAUTHORIZED = 401;

    private final Function<TenantId, Optional<PayPalAccount>> accounts;
    private final ProviderHttp http;
    private final PayPalTokens tokens;

    public PayPalGateway(Function<TenantId, Optional<PayPalAccount>> accounts, RetryPolicy retries, Clock clock) {
        this.accounts = accounts;
        this.http = new ProviderHttp("PayPal", retries, clock);
        this.tokens = new PayPalTokens(http, clock);
    }

    @Override
    public String method() {
        return "Paypal";
    }

    @Override
    public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
        if (!ID.matcher(transactionId).matches()) return Optional.empty();
        PayPalAccount account = accounts.apply(tenant)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " has no PayPal account."));
        Deadline deadline = http.deadline();
        String token = tokens.of(account, deadline);
        Reply reply = ask(account, token, transactionId, deadline);
        if (reply.status() == UNAUTHORIZED) {
            tokens.forget(account, token);
            reply = ask(account, tokens.of(account, deadline), transactionId, deadline);
        }
        return switch (reply.status()) {
            case 200 ->
                Optional.of(reply.json()
                        .flatMap(json -> PayPalOrder.read(json, transactionId))
                        .orElseThrow(() -> http.unavailable("the response is not the order " + transactionId)));
            case 400, 404, 422 -> Optional.empty();
            default -> throw refused(tenant, reply.status());
        };
    }

    private Reply ask(PayPalAccount account, String token, String transactionId, Deadline deadline) {
        URI uri = URI.create(account.baseUrl() + "/v2/checkout/orders/" + transactionId);
        return http.ask(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json"),
                deadline);
    }

    private PaymentProviderUnavailableException refused(TenantId tenant, int status) {
        LOG.error("PayPal answered with status {}; check the credentials of tenant {}.", status, tenant);
        return http.unavailable("status " + status);
    }
}

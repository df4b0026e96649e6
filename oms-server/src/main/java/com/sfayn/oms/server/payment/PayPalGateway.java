package com.sfayn.oms.server.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.payment.ProviderHttp.Deadline;
import com.sfayn.oms.server.payment.ProviderHttp.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Verifies payments with PayPal's Orders v2 API. The shop's front end sets {@code purchase_units[0].custom_id} to the
 * id of the order or the group. The paid amount is the sum of the COMPLETED captures.
 *
 * @see <a href="https://developer.paypal.com/docs/api/orders/v2/#orders_get">PayPal: show order details</a>
 */
public final class PayPalGateway extends HttpGateway {
    public static final PaymentProvider PROVIDER = new PaymentProvider(
            "PayPal",
            "Paypal",
            "paypal",
            List.of(PayPalTokens.CLIENT_ID, PayPalTokens.CLIENT_SECRET),
            URI.create("https://api-m.paypal.com"),
            PayPalGateway::new);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    private static final Set<Integer> UNKNOWN = Set.of(400, 404, 422);
    private static final int UNAUTHORIZED = 401;

    private final PayPalTokens tokens;

    PayPalGateway(Function<TenantId, Optional<ProviderAccount>> accounts, RetryPolicy retries, Clock clock) {
        super(PROVIDER, ID, UNKNOWN, accounts, retries, clock);
        this.tokens = new PayPalTokens(http, clock);
    }

    @Override
    Reply ask(ProviderAccount account, String transactionId, Deadline deadline) {
        String token = tokens.of(account, deadline);
        Reply reply = ask(account, token, transactionId, deadline);
        if (reply.status() != UNAUTHORIZED) return reply;
        tokens.forget(account, token);
        return ask(account, tokens.of(account, deadline), transactionId, deadline);
    }

    private Reply ask(ProviderAccount account, String token, String transactionId, Deadline deadline) {
        URI uri = URI.create(account.baseUrl() + "/v2/checkout/orders/" + transactionId);
        return http.ask(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json"),
                deadline);
    }

    @Override
    Optional<ReportedPayment> read(ObjectNode json, String transactionId) {
        return PayPalOrder.read(json, transactionId);
    }
}

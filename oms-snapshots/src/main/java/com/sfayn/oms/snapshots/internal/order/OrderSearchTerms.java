package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the search terms of orders, their SKUs and coupon codes, up to date. Remembers the terms of the orders that
 * this transaction has read, so that a change that does not affect them costs no statement.
 */
public final class OrderSearchTerms {
    static final String SKU = "SKU";
    static final String COUPON = "COUPON";

    private final TenantHandle handle;
    private final Map<String, Set<Term>> known = new HashMap<>();

    public OrderSearchTerms(TenantHandle handle) {
        this.handle = handle;
    }

    Order seen(Order order) {
        known.put(order.id().value(), of(order));
        return order;
    }

    public void written(Order order) {
        Set<Term> before = order.version() == 1 ? Set.of() : before(order);
        Set<Term> now = of(order);
        known.put(order.id().value(), now);
        if (before.equals(now)) return;
        List<String> kinds = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Set<Term> touched = new TreeSet<>(before);
        touched.addAll(now);
        for (Term term : touched) {
            if (before.contains(term) && now.contains(term)) continue;
            kinds.add(term.kind());
            terms.add(term.text());
            kept.add(String.valueOf(now.contains(term)));
        }
        merge(order, kinds, terms, kept);
    }

    private void merge(Order order, List<String> kinds, List<String> terms, List<String> kept) {
        var update = handle.update("""
                        merge into oms.order_term t
                        using (select * from unnest(cast(:kinds as varchar array), cast(:terms as varchar array),
                            cast(:kept as varchar array)) as u (kind, term, kept)) u
                        on (t.tenant_id = :tenant and t.kind = u.kind and t.term = u.term
                            and t.created_at = :createdAt and t.order_id = :orderId)
                        when matched and u.kept = 'false' then delete
                        when not matched and u.kept = 'true' then
                            insert (tenant_id, kind, term, created_at, order_id)
                            values (:tenant, u.kind, u.term, :createdAt, :orderId)
                        """).bind("orderId", order.id().value());
        TenantHandle.bindTexts(update, "kinds", kinds);
        TenantHandle.bindTexts(update, "terms", terms);
        TenantHandle.bindTexts(update, "kept", kept);
        TenantHandle.bindTime(update, "createdAt", order.timeline().createdAt()).execute();
    }

    private Set<Term> before(Order order) {
        Set<Term> seen = known.get(order.id().value());
        return seen != null ? seen : stored(order);
    }

    private Set<Term> stored(Order order) {
        return handle.query("""
                        select kind, term from oms.order_term
                        where tenant_id = :tenant and order_id = :orderId
                        """)
                .bind("orderId", order.id().value())
                .map((row, context) -> new Term(row.getString("kind"), row.getString("term")))
                .set();
    }

    /** Returns the search terms of the order, each as kind and term with a blank between them. */
    public static Set<String> spelled(Order order) {
        Set<String> texts = new TreeSet<>();
        for (Term term : of(order)) texts.add(term.kind() + " " + term.text());
        return texts;
    }

    private static Set<Term> of(Order order) {
        Set<Term> terms = new TreeSet<>();
        for (LineItem line : order.lines()) terms.add(new Term(SKU, line.sku()));
        for (AppliedCoupon coupon : order.coupons()) terms.add(new Term(COUPON, coupon.code()));
        return terms;
    }

    private record Term(String kind, String text) implements Comparable<Term> {
        @Override
        public int compareTo(Term other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : text.compareTo(other.text);
        }
    }
}

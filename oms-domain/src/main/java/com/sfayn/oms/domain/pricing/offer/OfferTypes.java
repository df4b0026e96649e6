package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The offer types by their stored names, with the readers that create typed rules from stored values. */
public final class OfferTypes {
    static final String OFFER_TYPE = "offer_type";
    public static final String DISCOUNT_VALUE = "discount_value";

    /** Parses an offer's value and conditions into its rule, or returns all problems. */
    @FunctionalInterface
    public interface Reader {
        Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions);
    }

    public static final Map<String, Reader> SUPPORTED = Map.ofEntries(
            Map.entry("percentage_discount", PercentageDiscount::read),
            Map.entry("fixed_discount", FixedDiscount::read),
            Map.entry("coupon_discount", PercentageDiscount::readWithCoupon),
            Map.entry("bundle", Bundle::read),
            Map.entry("free_gift", FreeGift::read),
            Map.entry("free_shipping", FreeShippingOffer::read));

    private OfferTypes() {}

    /** Returns the stored spelling of a type, e.g. {@code free_gift} for {@code Free_Gift}; empty if unknown. */
    public static Optional<String> canonical(String type) {
        return Optional.ofNullable(InputText.folded(type)).filter(SUPPORTED::containsKey);
    }

    /**
     * Parses an incoming offer. A problem's key is a condition, {@code offer_type} or {@code discount_value}.
     *
     * @param type in any case; null counts as missing
     * @param discountValue a percentage from 0 to 100 or an amount from 0, depending on the type; null counts as
     *     missing. Gifts and free shipping don't use it: null, or any number from 0
     * @param conditions JSON values in JDK collections; null = none
     * @param currency the offer's currency, which limits the fraction digits of amounts; null = unknown, no limit
     */
    public static Parsed<OfferRule> read(
            String type, BigDecimal discountValue, Map<String, Object> conditions, Currency currency) {
        return read(SUPPORTED, type, discountValue, conditions, currency);
    }

    /** Parses a stored offer. The fraction digits of its amounts were checked when it was stored. */
    public static Parsed<OfferRule> read(String type, BigDecimal discountValue, Map<String, Object> conditions) {
        return read(type, discountValue, conditions, null);
    }

    public static Parsed<OfferRule> read(
            Map<String, Reader> supported,
            String type,
            BigDecimal discountValue,
            Map<String, Object> conditions,
            Currency currency) {
        Reader reader = type == null ? null : supported.get(InputText.folded(type));
        return reader == null
                ? Parsed.failed(
                        List.of(new Problem(OFFER_TYPE, type, noReader(type, new TreeSet<>(supported.keySet())))))
                : reader.read(discountValue, new Conditions(conditions, currency));
    }

    private static String noReader(String type, Set<String> supported) {
        String known = "Known: " + String.join(", ", supported) + ".";
        if (type == null || InputText.isBlank(type)) return "offer_type is missing. " + known;
        return "\"" + Excerpt.text(type) + "\" is not an offer type; the nearest is " + ClosestMatch.of(type, supported)
                + ". " + known;
    }
}

package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Reads currencies and amounts. */
final class MoneyColumns {
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000000");
    private static final Map<String, Currency> CURRENCIES = currencies();

    private MoneyColumns() {}

    private static Map<String, Currency> currencies() {
        Map<String, Currency> currencies = new TreeMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) currencies.put(currency.getCurrencyCode(), currency);
        }
        return Collections.unmodifiableMap(currencies);
    }

    /** Returns the currency with that code, in any case; null if it is invalid. */
    static Currency currency(RowReader row, String column, Currency absent) {
        String code = row.textOrNull(column);
        if (code == null) return absent;
        Currency currency = CURRENCIES.get(Ascii.toUpperCase(code));
        if (currency == null) {
            row.wrong(
                    column,
                    () -> column + " is " + row.shown(column) + "; it must be an ISO 4217 code, the nearest is "
                            + ClosestMatch.of(code, CURRENCIES.keySet()) + ".");
        }
        return currency;
    }

    /** Returns a non-negative amount that the currency can represent; null if either is absent or invalid. */
    static Money amount(RowReader row, String column, Currency currency) {
        BigDecimal amount = row.number(column);
        if (amount == null || currency == null || !fits(row, column, amount, currency)) return null;
        return new Money(amount, currency);
    }

    /** Checks that the amount is non-negative and that the currency can represent it; records the error if not. */
    private static boolean fits(RowReader row, String column, BigDecimal amount, Currency currency) {
        if (amount.signum() < 0 || amount.compareTo(LARGEST) > 0) {
            row.wrong(
                    column,
                    column + " is " + row.shown(column) + "; an amount must be from 0 to " + LARGEST.toPlainString()
                            + ".");
            return false;
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            row.wrong(
                    column,
                    column + " is " + row.shown(column) + "; an amount in " + currency + " has at most "
                            + currency.getDefaultFractionDigits() + " fraction digits.");
            return false;
        }
        return true;
    }
}

package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** An amount as a caller gave it: not yet known to be one that its currency can hold. */
public record MoneyInput(BigDecimal amount, Currency currency) {
    public static MoneyInput of(InputFields input) {
        return new MoneyInput((BigDecimal) input.value("amount"), (Currency) input.value("currency"));
    }

    /** The amount, or null where none was given; refused if the currency is not kept or has fewer fraction digits. */
    public static Answer<Money> read(InputFields input, String field) {
        MoneyInput given = input.object(field, MoneyInput::of);
        return given == null ? Answer.of(null) : given.money(field);
    }

    private Answer<Money> money(String field) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            return Answer.refused(new InvalidInput(
                    "Amounts are not kept in " + currency + "; give a currency that prices can be in.",
                    List.of(field, "currency")));
        }
        if (amount.stripTrailingZeros().scale() > digits) {
            return Answer.refused(new InvalidInput(
                    "The amount " + amount.toPlainString() + " has more fraction digits than " + currency
                            + " has; at most " + digits + " are possible.",
                    List.of(field, "amount")));
        }
        return Answer.of(new Money(amount, currency));
    }
}

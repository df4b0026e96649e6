package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** An amount as given, before its fraction digits are checked. */
public record MoneyInput(BigDecimal amount, Currency currency) {
    public static MoneyInput of(InputFields input) {
        return new MoneyInput((BigDecimal) input.value("amount"), (Currency) input.value("currency"));
    }

    /**
     * Returns the amount, or null if absent. Refuses currencies without fraction digits defined, and amounts with too
     * many.
     */
    public static Answer<Money> read(InputFields input, String field) {
        MoneyInput given = input.object(field, MoneyInput::of);
        return given == null ? Answer.of(null) : given.money(field);
    }

    private Answer<Money> money(String field) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            return Answer.refused(new InvalidInput(
                    "Amounts in " + currency + " are not supported; give a currency that has prices.",
                    List.of(field, "currency")));
        }
        if (amount.stripTrailingZeros().scale() > digits) {
            return Answer.refused(new InvalidInput(
                    "The amount " + amount.toPlainString() + " has more fraction digits than " + currency + "; at most "
                            + digits + " are allowed.",
                    List.of(field, "amount")));
        }
        return Answer.of(new Money(amount, currency));
    }
}

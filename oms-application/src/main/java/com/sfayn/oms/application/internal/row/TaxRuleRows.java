package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.condition.WindowForm;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads tax rules. */
public final class TaxRuleRows {
    static final Columns COLUMNS = Columns.of(
            "rule_id",
            "country",
            "[state]",
            "name",
            "rate",
            "[valid_from]",
            "[valid_until]",
            "[applies_to_shipping]",
            "[product_categories]",
            "is_active");

    private static final String STATE = "state";
    private static final String RATE = "rate";
    private static final int RATE_DIGITS = 12;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private TaxRuleRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String ruleId = row.text("rule_id");
        String countryCode = CountryColumns.code(row, "country");
        String state = CountryColumns.state(row, STATE, countryCode);
        String name = row.text("name");
        BigDecimal rate = rate(row);
        Window window = row.taken(WindowForm.validity(row.textOrNull("valid_from"), row.textOrNull("valid_until"))
                .read(context.settings().zone()));
        boolean onShipping = row.flag("applies_to_shipping", false);
        Set<String> categories = JsonColumns.strings(row, "product_categories", context.json());
        boolean active = row.flag("is_active");
        return row.finish(() -> new TaxRuleChange(
                new TaxRule(ruleId, countryCode, state, name, rate, window, onShipping, categories, active)));
    }

    /** Returns the state as given, before it was resolved; null if absent. */
    public static String stateAsGiven(SnapshotRow row) {
        return row.cells().get(STATE) instanceof String text ? InputText.cleanedOrNull(text) : null;
    }

    private static BigDecimal rate(RowReader row) {
        BigDecimal rate = row.number(RATE);
        if (rate == null) return null;
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            boolean percentage = rate.signum() > 0 && rate.compareTo(HUNDRED) <= 0;
            String hint = percentage
                    ? "; it looks like a percentage: " + rate.toPlainString() + " % is "
                            + rate.movePointLeft(2).stripTrailingZeros().toPlainString()
                    : "";
            row.wrong(
                    RATE,
                    RATE + " is " + row.shown(RATE) + "; it must be a fraction from 0 to 1, such as 0.09" + hint + ".");
        } else if (rate.stripTrailingZeros().scale() > RATE_DIGITS) {
            row.wrong(
                    RATE,
                    RATE + " is " + row.shown(RATE) + "; it may have at most " + RATE_DIGITS + " fraction digits.");
        }
        return rate;
    }
}

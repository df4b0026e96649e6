package com.sfayn.oms.domain.money;

/** Finds the n-th largest number by quickselect, in linear time on average. */
final class QuickSelect {
    private QuickSelect() {}

    /**
     * Returns the n-th largest number; n = 1 is the largest.
     *
     * @param numbers at least n; their order is changed
     */
    static long largest(long[] numbers, int n) {
        int wanted = numbers.length - n;
        int from = 0;
        int to = numbers.length - 1;
        while (from < to) {
            long pivot = median(numbers[from], numbers[(from + to) >>> 1], numbers[to]);
            int low = from;
            int high = to;
            while (low <= high) {
                while (numbers[low] < pivot) low++;
                while (numbers[high] > pivot) high--;
                if (low > high) break;
                long swapped = numbers[low];
                numbers[low++] = numbers[high];
                numbers[high--] = swapped;
            }
            if (wanted <= high) to = high;
            else if (wanted >= low) from = low;
            else return pivot;
        }
        return numbers[wanted];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}

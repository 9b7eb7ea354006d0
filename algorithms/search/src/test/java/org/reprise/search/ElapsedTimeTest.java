package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElapsedTimeTest {
  @Test
  void timesAddUpAndAnUnknownProcessorTimeStaysUnknown() {
    ElapsedTime one = new ElapsedTime(50, 30);
    assertThat(one.and(new ElapsedTime(5, 3))).isEqualTo(new ElapsedTime(55, 33));
    assertThat(one.less(new ElapsedTime(5, 3))).isEqualTo(new ElapsedTime(45, 27));
    ElapsedTime unknown = new ElapsedTime(5, -1);
    assertThat(one.and(unknown)).isEqualTo(new ElapsedTime(55, -1));
    assertThat(unknown.less(new ElapsedTime(1, -1))).isEqualTo(new ElapsedTime(4, -1));
    assertThat(unknown.less(ElapsedTime.NONE)).isEqualTo(unknown);
  }

  @Test
  void clocksDoNotGoBack() {
    ElapsedTime start = ElapsedTime.now();
    assertThat(ElapsedTime.now().less(start).wallNanos()).isNotNegative();
  }
}

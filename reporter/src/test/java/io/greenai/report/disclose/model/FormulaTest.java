package io.greenai.report.disclose.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Formula.Total;
import io.greenai.report.disclose.model.Input.OfFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static final Formula A = term("a");
  private static final Formula B = term("b");
  private static final Formula C = term("c");

  @Test
  void bracketsStandWhereTheyChangeTheNumberAndNowhereElse() {
    assertThat(A.plus(B).times(C).text()).isEqualTo("(a + b) x c");
    assertThat(A.times(B).plus(C).text()).isEqualTo("a x b + c");
    assertThat(A.minus(B.plus(C)).text()).isEqualTo("a - (b + c)");
    assertThat(A.minus(B).minus(C).text()).isEqualTo("a - b - c");
    assertThat(A.over(B.times(C)).text()).isEqualTo("a / (b x c)");
    assertThat(A.times(B.over(C)).text()).isEqualTo("a x b / c");
    assertThat(A.atMost(B.plus(C)).times(A).text()).isEqualTo("min(a, b + c) x a");
  }

  @Test
  void aSumOverThingsThatAreCountedAlikeIsToldOnce() {
    Formula alike = sum(new Part("Berlin", A.times(B)), new Part("Lyon", A.times(B)));
    Formula unlike = sum(new Part("Berlin", A), new Part("Lyon", B), new Part("Paris", A));

    assertThat(alike.text()).isEqualTo("sum over sites: a x b");
    assertThat(unlike.text()).isEqualTo("sum over sites: Berlin, Paris: a; Lyon: b");
    assertThat(alike.over(C).text()).isEqualTo("(sum over sites: a x b) / c");
    assertThat(sum().text()).isEqualTo("sum over sites, of which there are none");
  }

  @Test
  void inputsAreThoseThatItNamesEachOnceThenWhatIsBeside() {
    Input choice = new Input.OfPolicy("policy", "none");

    Derivation derivation =
        Derivation.of(A.plus(B).times(A)).beside(List.of(choice)).noting("to first order");

    assertThat(derivation.inputs()).extracting(Input::name).containsExactly("a", "b", "policy");
    assertThat(derivation.formula()).isEqualTo("(a + b) x a; to first order");
  }

  @Test
  void ofWhatIsNotCalculatedOnlyTheInputsAreAdded() {
    Derivation nothing = Derivation.sum("sites", List.of()).beside(List.of(input("c")));

    Derivation both = Derivation.of(A).plus(nothing);

    assertThat(both.formula()).isEqualTo("a");
    assertThat(both.inputs()).extracting(Input::name).containsExactly("a", "c");
  }

  private static Formula sum(Part... parts) {
    return new Total("sites", List.of(parts));
  }

  private static Formula term(String name) {
    return new Named(name, input(name), List.of());
  }

  private static Input input(String name) {
    return new OfFigure(name, name);
  }
}

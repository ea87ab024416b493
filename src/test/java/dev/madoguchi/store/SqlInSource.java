package dev.madoguchi.store;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The texts of SQL in one file. A text is fixed when it is a literal, a constant or a variable made
 * of such, or the parameter of a private method to whom only such are given.
 */
final class SqlInSource {
  /** A method of this file, or of Jdbi, and which of its arguments is SQL. */
  private record Taker(String method, int argument) {}

  private final CompilationUnitTree file;
  private final Set<Taker> takers =
      new HashSet<>(
          Set.of(
              new Taker("createQuery", 0),
              new Taker("createUpdate", 0),
              new Taker("prepareBatch", 0)));
  private List<String> notFixed = List.of();
  private int looked;

  private SqlInSource(CompilationUnitTree file) {
    this.file = file;
  }

  static SqlInSource of(String text) {
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///File.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask parser =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, null, null, List.of(source));
    try {
      SqlInSource sql = new SqlInSource(parser.parse().iterator().next());
      sql.look();
      return sql;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calls that are given a text something else has come into. */
  List<String> notFixed() {
    return notFixed;
  }

  int looked() {
    return looked;
  }

  /** Again for as long as a method is found that hands on what it is given. */
  private void look() {
    int before;
    do {
      before = takers.size();
      looked = 0;
      List<String> found = new ArrayList<>();
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
          for (Taker taker : Set.copyOf(takers)) {
            if (name(call).equals(taker.method())
                && taker.argument() < call.getArguments().size()) {
              looked++;
              ExpressionTree text = call.getArguments().get(taker.argument());
              if (!isFixed(text, getCurrentPath())) {
                found.add(taker.method() + "(" + text + ")");
              }
            }
          }
          return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree method, Void nothing) {
          if (takers.stream().anyMatch(taker -> method.getName().contentEquals(taker.method()))) {
            found.add(method.toString());
          }
          return super.visitMemberReference(method, null);
        }
      }.scan(file, null);
      notFixed = List.copyOf(found);
    } while (takers.size() > before);
  }

  private boolean isFixed(ExpressionTree text, TreePath at) {
    return switch (text) {
      case LiteralTree _ -> true;
      case ParenthesizedTree inner -> isFixed(inner.getExpression(), at);
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          isFixed(sum.getLeftOperand(), at) && isFixed(sum.getRightOperand(), at);
      case IdentifierTree name -> isFixedByName(name.getName().toString(), at);
      default -> false;
    };
  }

  /** The innermost thing of that name that is declared around the place. */
  private boolean isFixedByName(String name, TreePath at) {
    for (TreePath around = at; around != null; around = around.getParentPath()) {
      switch (around.getLeaf()) {
        case LambdaExpressionTree lambda when has(lambda.getParameters(), name).isPresent() -> {
          return false;
        }
        case MethodTree method -> {
          Optional<VariableTree> parameter = has(method.getParameters(), name);
          if (parameter.isPresent()) {
            return isHandedOn(method, method.getParameters().indexOf(parameter.get()), name);
          }
          List<VariableTree> locals = locals(method, name);
          if (!locals.isEmpty()) {
            TreePath of = around;
            return locals.stream().allMatch(local -> isSetOnce(local, method, of));
          }
        }
        case ClassTree type -> {
          Optional<VariableTree> field = has(type.getMembers(), name);
          if (field.isPresent()) {
            Set<Modifier> modifiers = field.get().getModifiers().getFlags();
            return modifiers.containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
                && isSetOnce(field.get(), type, around);
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private boolean isHandedOn(MethodTree method, int argument, String name) {
    boolean isOurs = method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    if (isOurs) {
      takers.add(new Taker(method.getName().toString(), argument));
    }
    return isOurs && !isAssigned(name, method);
  }

  private boolean isSetOnce(VariableTree variable, Tree where, TreePath at) {
    return variable.getInitializer() != null
        && !isAssigned(variable.getName().toString(), where)
        && isFixed(variable.getInitializer(), at);
  }

  private static boolean isAssigned(String name, Tree where) {
    Set<String> assigned = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree set, Void nothing) {
        assigned.add(set.getVariable().toString());
        return super.visitAssignment(set, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree set, Void nothing) {
        assigned.add(set.getVariable().toString());
        return super.visitCompoundAssignment(set, null);
      }
    }.scan(where, null);
    return assigned.contains(name);
  }

  /** All of that name, in whatever part of the method. */
  private static List<VariableTree> locals(MethodTree method, String name) {
    List<VariableTree> locals = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getName().contentEquals(name)) {
          locals.add(variable);
        }
        return super.visitVariable(variable, null);
      }
    }.scan(method.getBody(), null);
    return locals;
  }

  private static Optional<VariableTree> has(List<? extends Tree> declared, String name) {
    return declared.stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(variable -> variable.getName().contentEquals(name))
        .findFirst();
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree of -> of.getIdentifier().toString();
      case IdentifierTree here -> here.getName().toString();
      default -> "";
    };
  }
}

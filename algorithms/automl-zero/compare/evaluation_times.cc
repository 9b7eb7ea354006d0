// Evaluates the programs of a file, one task after another, as a straightforward C++ program does:
// fixed-size Eigen matrices, a table of functions by operation, one function call an instruction.
// It is a yardstick for the speed of the Java program beside it, written for this purpose.
//
// evaluation_times FILE SECONDS prints microseconds of processor time a program, least of the
// rounds that fit into the time, and the mean fitness.
#include <Eigen/Core>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

template <int F>
using Vec = Eigen::Matrix<double, F, 1>;
template <int F>
using Mat = Eigen::Matrix<double, F, F, Eigen::RowMajor>;

struct Instruction {
  int op, in1, in2, out;
  double c0, c1, c2;
};

template <int F>
struct Memory {
  EIGEN_MAKE_ALIGNED_OPERATOR_NEW
  double s[20];
  Vec<F> v[20];
  Mat<F> m[20];
};

using Random = std::mt19937_64;
template <int F>
using Function = void (*)(const Instruction&, Random&, Memory<F>&);

#define OP(name, body) \
  template <int F>     \
  void name(const Instruction& i, Random& r, Memory<F>& x) { body; }

OP(NoOp, (void)i)
OP(ScalarSum, x.s[i.out] = x.s[i.in1] + x.s[i.in2])
OP(ScalarDiff, x.s[i.out] = x.s[i.in1] - x.s[i.in2])
OP(ScalarProduct, x.s[i.out] = x.s[i.in1] * x.s[i.in2])
OP(VectorHeaviside, for (int k = 0; k < F; k++) x.v[i.out](k) = x.v[i.in1](k) > 0 ? 1. : 0.)
OP(ScalarVector, x.v[i.out] = x.s[i.in1] * x.v[i.in2])
OP(VectorSum, x.v[i.out] = x.v[i.in1] + x.v[i.in2])
OP(VectorProduct, x.v[i.out] = (x.v[i.in1].array() * x.v[i.in2].array()).matrix())
OP(Dot, x.s[i.out] = x.v[i.in1].dot(x.v[i.in2]))
OP(Outer, x.m[i.out] = x.v[i.in1] * x.v[i.in2].transpose())
OP(MatrixVector, x.v[i.out] = x.m[i.in1] * x.v[i.in2])
OP(MatrixSum, x.m[i.out] = x.m[i.in1] + x.m[i.in2])
OP(VectorMax, x.v[i.out] = x.v[i.in1].array().max(x.v[i.in2].array()).matrix())
OP(ScalarConst, x.s[i.out] = i.c0)

static double uniform(Random& r, double low, double high) {
  return low < high ? std::uniform_real_distribution<double>(low, high)(r) : low;
}
static double gaussian(Random& r, double mean, double deviation) {
  return std::normal_distribution<double>(mean, deviation)(r);
}
OP(ScalarUniform, x.s[i.out] = uniform(r, i.c0, i.c1))
OP(VectorUniform, for (int k = 0; k < F; k++) x.v[i.out](k) = uniform(r, i.c0, i.c1))
OP(MatrixUniform, for (int k = 0; k < F * F; k++) x.m[i.out].data()[k] = uniform(r, i.c0, i.c1))
OP(ScalarGaussian, x.s[i.out] = gaussian(r, i.c0, i.c1))
OP(VectorGaussian, for (int k = 0; k < F; k++) x.v[i.out](k) = gaussian(r, i.c0, i.c1))
OP(MatrixGaussian, for (int k = 0; k < F * F; k++) x.m[i.out].data()[k] = gaussian(r, i.c0, i.c1))

template <int F>
Function<F> function(int op) {
  switch (op) {
    case 0: return NoOp<F>;
    case 1: return ScalarSum<F>;
    case 2: return ScalarDiff<F>;
    case 3: return ScalarProduct<F>;
    case 16: return VectorHeaviside<F>;
    case 18: return ScalarVector<F>;
    case 23: return VectorSum<F>;
    case 25: return VectorProduct<F>;
    case 27: return Dot<F>;
    case 28: return Outer<F>;
    case 31: return MatrixVector<F>;
    case 39: return MatrixSum<F>;
    case 48: return VectorMax<F>;
    case 56: return ScalarConst<F>;
    case 59: return ScalarUniform<F>;
    case 60: return VectorUniform<F>;
    case 61: return MatrixUniform<F>;
    case 62: return ScalarGaussian<F>;
    case 63: return VectorGaussian<F>;
    case 64: return MatrixGaussian<F>;
  }
  std::cerr << "operation " << op << " is not among those of the cases\n";
  std::exit(2);
}

template <int F>
struct Examples {
  std::vector<Vec<F>, Eigen::aligned_allocator<Vec<F>>> features;
  std::vector<double> labels;
  void read(std::istream& in, int count) {
    features.resize(count);
    labels.resize(count);
    for (int e = 0; e < count; e++) {
      for (int k = 0; k < F; k++) in >> features[e](k);
      in >> labels[e];
    }
  }
};

// Functions and instructions of one component, side by side on the stack.
template <int F>
struct Code {
  Function<F> calls[64];
  Instruction instructions[64];
  int length = 0;
  explicit Code(const std::vector<Instruction>& source) {
    for (const Instruction& each : source) {
      calls[length] = function<F>(each.op);
      instructions[length++] = each;
    }
  }
  void run(Random& random, Memory<F>& memory) const {
    for (int k = 0; k < length; k++) calls[k](instructions[k], random, memory);
  }
};

static double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

template <int F>
double evaluate(const std::vector<Instruction>* program, const Examples<F>& train,
                const Examples<F>& valid, bool accuracy, Memory<F>& x, long& steps) {
  Random random(1);
  for (int k = 0; k < 20; k++) {
    x.s[k] = 0;
    x.v[k].setZero();
    x.m[k].setZero();
  }
  Code<F> setup(program[0]), predict(program[1]), learn(program[2]);
  setup.run(random, x);
  const int count = train.labels.size();
  for (int e = 0; e < count; e++) {
    x.v[0] = train.features[e];
    x.s[0] = 0;
    predict.run(random, x);
    if (accuracy) x.s[1] = sigmoid(x.s[1]);
    const double error = std::abs(train.labels[e] - x.s[1]);
    steps++;
    if (std::isnan(error) || error > 100) return 0;
    x.s[0] = train.labels[e];
    x.v[0] = train.features[e];
    learn.run(random, x);
  }
  double loss = 0;
  const int validCount = valid.labels.size();
  for (int e = 0; e < validCount; e++) {
    x.v[0] = valid.features[e];
    x.s[0] = 0;
    predict.run(random, x);
    if (accuracy) {
      loss += (sigmoid(x.s[1]) > .5) != (valid.labels[e] > .5);
    } else {
      const double error = std::abs(valid.labels[e] - x.s[1]);
      if (std::isnan(error) || error > 100) return 0;
      loss += error * error;
    }
  }
  return accuracy ? 1 - loss / validCount : 1 - 2 / M_PI * std::atan(std::sqrt(loss / validCount));
}

static double processorSeconds() { return (double)std::clock() / CLOCKS_PER_SEC; }

template <int F>
int run(std::istream& in, double seconds) {
  int tasks, trainCount, validCount, accuracy, programs;
  in >> tasks >> trainCount >> validCount >> accuracy >> programs;
  std::vector<Examples<F>> train(tasks), valid(tasks);
  for (int t = 0; t < tasks; t++) {
    train[t].read(in, trainCount);
    valid[t].read(in, validCount);
  }
  std::vector<std::vector<Instruction>> code(3 * programs);
  for (auto& each : code) {
    int length;
    in >> length;
    each.resize(length);
    for (auto& i : each) in >> i.op >> i.in1 >> i.in2 >> i.out >> i.c0 >> i.c1 >> i.c2;
  }
  if (!in) {
    std::cerr << "the file ends too early\n";
    return 2;
  }
  Memory<F> memory;
  double best = INFINITY, fitness = 0;
  const double end = processorSeconds() + seconds;
  do {
    const double start = processorSeconds();
    long steps = 0;
    fitness = 0;
    for (int p = 0; p < programs; p++)
      for (int t = 0; t < tasks; t++)
        fitness += evaluate<F>(&code[3 * p], train[t], valid[t], accuracy, memory, steps);
    best = std::min(best, (processorSeconds() - start) * 1e6 / programs);
  } while (processorSeconds() < end);
  std::printf("%.2f\t%.6f\n", best, fitness / programs / tasks);
  return 0;
}

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: evaluation_times FILE SECONDS\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  int size = 0;
  in >> size;
  switch (size) {
    case 4: return run<4>(in, std::atof(argv[2]));
    case 8: return run<8>(in, std::atof(argv[2]));
    case 16: return run<16>(in, std::atof(argv[2]));
  }
  std::cerr << argv[1] << ": size " << size << ", accepted are 4, 8 and 16\n";
  return 2;
}

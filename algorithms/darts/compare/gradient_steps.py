"""Processor milliseconds of a step of weights and one of logits together in PyTorch, one thread.

Called by gradient-steps.sh: the networks of nb201-fashion with all operations on each edge, as first and second order
DARTS and GDAS (the paper's gradient) train them. Images are made up beforehand: reading costs nothing here. Second
order moves the weights in place instead of building a second network, as the authors' code does: the faster of the two.
Prints a line per method: name, tab, mean milliseconds of the second half.
"""
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.set_num_threads(1)
BATCH, STEPS = 64, int(sys.argv[1])


class Zero(nn.Module):
    def forward(self, x):
        return x.mul(0.0)


def operations(c):
    def conv(k):
        return nn.Sequential(
            nn.ReLU(), nn.Conv2d(c, c, k, padding=k // 2, bias=False), nn.BatchNorm2d(c))

    return nn.ModuleList(
        [Zero(), nn.Identity(), conv(1), conv(3), nn.AvgPool2d(3, 1, 1, count_include_pad=False)])


class Cell(nn.Module):
    def __init__(self, gates, c):
        super().__init__()
        self.gates = gates
        self.edges = nn.ModuleList(operations(c) for _ in range(6))

    def forward(self, x):
        nodes, edge = [x], 0
        for node in range(1, 4):
            total = 0
            for source in range(node):
                total = total + self.gates.mix(edge, self.edges[edge], nodes[source])
                edge += 1
            nodes.append(total)
        return nodes[3]


class Gates:
    """All operations weighted, or the chosen one."""

    def mix(self, edge, ops, x):
        if self.chosen is None:
            return sum(w * op(x) for w, op in zip(self.table[edge], ops))
        k = self.chosen[edge]
        return self.table[edge][k] * ops[k](x)


def network(gates):
    c = 8

    def reduction(width):
        return nn.Sequential(
            nn.AvgPool2d(2, 2), nn.Conv2d(width, 2 * width, 1, bias=False),
            nn.BatchNorm2d(2 * width))

    return nn.Sequential(
        nn.Conv2d(1, c, 3, padding=1, bias=False), nn.BatchNorm2d(c), Cell(gates, c),
        reduction(c), Cell(gates, 2 * c), reduction(2 * c), Cell(gates, 4 * c),
        nn.BatchNorm2d(4 * c), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(4 * c, 10))


def batch():
    return torch.randn(BATCH, 1, 14, 14), torch.randint(0, 10, (BATCH,))


class Search:
    def __init__(self):
        torch.manual_seed(1)
        self.gates = Gates()
        self.model = network(self.gates)
        self.weights = list(self.model.parameters())
        self.alphas = nn.Parameter(1e-3 * torch.randn(6, 5))
        self.sgd = torch.optim.SGD(self.weights, lr=0.025, momentum=0.9, weight_decay=3e-4)
        self.adam = torch.optim.Adam([self.alphas], lr=3e-3, betas=(0.5, 0.999), weight_decay=1e-3)

    def mixture(self, differentiable=True):
        table = torch.softmax(self.alphas, dim=1)
        self.gates.table = table if differentiable else table.detach()
        self.gates.chosen = None

    def sample(self, differentiable=True):
        noise = -torch.empty_like(self.alphas).exponential_().log()
        soft = torch.softmax((torch.log_softmax(self.alphas, dim=1) + noise) / 5.0, dim=1)
        chosen = soft.argmax(dim=1)
        hard = torch.zeros_like(soft).scatter_(1, chosen[:, None], 1.0)
        table = hard - soft.detach() + soft
        self.gates.table = table if differentiable else table.detach()
        self.gates.chosen = chosen.tolist()

    def loss(self, data):
        x, y = data
        return cross_entropy(self.model(x), y)

    def weight_step(self, data, gates):
        gates(False)
        self.sgd.zero_grad(set_to_none=True)
        self.loss(data).backward()
        nn.utils.clip_grad_norm_(self.weights, 5)
        self.sgd.step()

    def logit_step(self, data, gates):
        """Asks for the gradient of the logits alone: less than the authors' backward() computes."""
        gates()
        (self.alphas.grad,) = torch.autograd.grad(self.loss(data), [self.alphas])
        self.adam.step()

    def logit_gradient(self, data):
        self.mixture()
        return torch.autograd.grad(self.loss(data), [self.alphas])[0]

    def unrolled_step(self, train, validation):
        before = [w.detach().clone() for w in self.weights]
        self.mixture(False)
        gradients = torch.autograd.grad(self.loss(train), self.weights)
        with torch.no_grad():
            for w, g in zip(self.weights, gradients):
                memory = self.sgd.state[w].get("momentum_buffer", torch.zeros_like(w))
                w.sub_(g + 3e-4 * w + 0.9 * memory, alpha=0.025)
        self.mixture()
        first, *along = torch.autograd.grad(
            self.loss(validation), [self.alphas] + self.weights)
        epsilon = 0.01 / torch.cat([v.flatten() for v in along]).norm()
        sides = []
        for sign in (1, -1):
            with torch.no_grad():
                for w, old, v in zip(self.weights, before, along):
                    w.copy_(old + sign * epsilon * v)
            sides.append(self.logit_gradient(train))
        with torch.no_grad():
            for w, old in zip(self.weights, before):
                w.copy_(old)
        self.alphas.grad = first - 0.025 * (sides[0] - sides[1]) / (2 * epsilon)
        self.adam.step()


def darts(s, train, validation):
    s.logit_step(validation, s.mixture)
    s.weight_step(train, s.mixture)


def second_order(s, train, validation):
    s.unrolled_step(train, validation)
    s.weight_step(train, s.mixture)


def gdas(s, train, validation):
    s.weight_step(train, s.sample)
    s.logit_step(validation, s.sample)


for name, step in {"darts": darts, "darts:order=2": second_order, "gdas": gdas}.items():
    search, train, validation = Search(), batch(), batch()
    times = []
    for _ in range(STEPS):
        start = time.process_time()
        try:
            step(search, train, validation)
        except RuntimeError as error:  # GDAS: no operation with a gate lies on any path
            if "grad" not in str(error):
                raise
        times.append((time.process_time() - start) * 1e3)
    print(f"{name}\t{statistics.mean(times[len(times) // 2:]):.3f}")
